/** Gives the last map again, where the next would have the same entries in the same order. */
export function createSameMap<K, V>(): (entries: readonly (readonly [K, V])[]) => ReadonlyMap<K, V> {
  let last: readonly (readonly [K, V])[] = [];
  let map: ReadonlyMap<K, V> = new Map();
  return (entries) => {
    const isSame = ([key, value]: readonly [K, V], at: number) => key === last[at]?.[0] && value === last[at][1];
    if (entries.length !== last.length || !entries.every(isSame)) map = new Map(entries);
    last = entries;
    return map;
  };
}
