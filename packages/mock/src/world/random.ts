/** A 32-bit hash of the parts. It is the same in every engine. */
export function hash(...parts: readonly (string | number)[]): number {
  let state = 0x811c9dc5;
  for (const character of parts.join("\u0000")) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return scramble(state);
}

/** Creates a seeded generator of evenly distributed numbers in [0, 1). Not for secrets. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return scramble(state) / 2 ** 32;
  };
}

/** MurmurHash3's finaliser: it maps adjacent integers to uncorrelated ones. */
function scramble(value: number): number {
  let bits = value ^ (value >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Items with their cumulative weights, for {@link pickWeighted}. */
export interface WeightedItems<Item> {
  readonly items: readonly Item[];
  readonly sums: readonly number[];
}

/** @param weight returns the probability of an item relative to the others */
export function weighted<Item>(
  items: readonly Item[],
  weight: (item: Item, index: number) => number,
): WeightedItems<Item> {
  let sum = 0;
  return { items, sums: items.map((item, index) => (sum += weight(item, index))) };
}

/** @param random a number in [0, 1) */
export function pickWeighted<Item>({ items, sums }: WeightedItems<Item>, random: number): Item {
  const target = random * (sums.at(-1) ?? 0);
  const item = items[sums.findIndex((sum) => target < sum)] ?? items.at(-1);
  if (item === undefined) {
    throw new Error("[onlookers] The mock has a site without pages, so it has no page to pick. Add at least one page.");
  }
  return item;
}
