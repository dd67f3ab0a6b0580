/** Enough for any page. A server may be asked for any tag there is, and must not keep them all. */
const MOST = 100;

/** Keeps what was made for a language tag: what `Intl` makes costs more than all the rest of a sentence. */
export function byTag<Made>(make: (tag: string) => Made): (tag: string) => Made {
  const kept = new Map<string, Made>();
  return (tag) => {
    const known = kept.get(tag);
    if (known !== undefined) return known;
    if (kept.size >= MOST) kept.clear();
    const made = make(tag);
    kept.set(tag, made);
    return made;
  };
}
