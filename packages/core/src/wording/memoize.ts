/** Enough for any page. A server may get a request for any tag, and must not cache them all. */
const MAX_LOCALES = 100;

/** Caches the result of `create` by language tag: creating an `Intl` object costs more than the rest of a sentence. */
export function memoizeByLocale<Created>(create: (locale: string) => Created): (locale: string) => Created {
  const cache = new Map<string, Created>();
  return (locale) => {
    const cached = cache.get(locale);
    if (cached !== undefined) return cached;
    if (cache.size >= MAX_LOCALES) cache.clear();
    const created = create(locale);
    cache.set(locale, created);
    return created;
  };
}

/**
 * Caches the last value, for components that render one after the other with the same inputs. One entry is enough there,
 * and a server keeps nothing of earlier requests.
 *
 * @returns calls `create` only if an input differs from those of the last call; inputs are compared with `===`
 */
export function memoizeLast<Value>(): (create: () => Value, inputs: readonly unknown[]) => Value {
  let last: { readonly value: Value; readonly inputs: readonly unknown[] } | undefined;
  return (create, inputs) => {
    if (!last?.inputs.every((input, index) => input === inputs[index])) last = { value: create(), inputs };
    return last.value;
  };
}
