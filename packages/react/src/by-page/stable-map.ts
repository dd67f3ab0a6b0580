/** Creates a function that returns the last map again if the next one has the same entries in the same order. */
export function createStableMap<K, V>(): (entries: readonly (readonly [K, V])[]) => ReadonlyMap<K, V> {
  let last: readonly (readonly [K, V])[] = [];
  let map: ReadonlyMap<K, V> = new Map();
  return (entries) => {
    const isSame = ([key, value]: readonly [K, V], index: number) =>
      key === last[index]?.[0] && value === last[index][1];
    if (entries.length !== last.length || !entries.every(isSame)) map = new Map(entries);
    last = entries;
    return map;
  };
}
