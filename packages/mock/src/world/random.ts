/** A 32-bit hash of the parts, the same in every engine. */
export function hash(...parts: readonly (string | number)[]): number {
  let state = 0x811c9dc5;
  for (const character of parts.join("\u0000")) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return scramble(state);
}

/** Evenly spread numbers in [0, 1), always the same ones for a seed. Not for secrets. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return scramble(state) / 2 ** 32;
  };
}

/** Turns neighbouring integers into ones that have nothing in common. */
function scramble(value: number): number {
  let bits = value ^ (value >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Places to draw from, with the running sum of their weights. */
export interface Lottery<Item> {
  readonly items: readonly Item[];
  readonly sums: readonly number[];
}

/** @param weight how likely the item is, relative to the others */
export function lottery<Item>(items: readonly Item[], weight: (item: Item, index: number) => number): Lottery<Item> {
  let sum = 0;
  return { items, sums: items.map((item, index) => (sum += weight(item, index))) };
}

/** @param chance a number in [0, 1) */
export function draw<Item>({ items, sums }: Lottery<Item>, chance: number): Item {
  const mark = chance * (sums.at(-1) ?? 0);
  const item = items[sums.findIndex((sum) => mark < sum)] ?? items.at(-1);
  if (item === undefined) throw new Error("[onlookers] A lottery without items. Give the site at least one page.");
  return item;
}
