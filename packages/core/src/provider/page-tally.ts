import type { PageVisitors } from "./visitor-snapshot.js";

/** Numbers by canonical path. A `Map`, since `__proto__` is a path that the network may send. */
export type PageTally = ReadonlyMap<string, number>;

/** Adds up pairs of path and number; two spellings of one page merge. */
export function tallyPages(rows: Iterable<readonly [path: string, visitors: number]>): PageTally {
  const tally = new Map<string, number>();
  for (const [path, visitors] of rows) {
    const before = tally.get(path);
    tally.set(path, before === undefined ? visitors : Math.min(Number.MAX_SAFE_INTEGER, before + visitors));
  }
  return tally;
}

/**
 * The tally as a snapshot's pages: most visitors first, then by path in code unit order.
 *
 * @param atMost no page has more than this, e.g. the site's visitors
 */
export function toPages(tally: PageTally, atMost = Number.MAX_SAFE_INTEGER): PageVisitors[] {
  const pages: PageVisitors[] = [];
  for (const [path, visitors] of tally) pages.push({ path, visitors: Math.min(visitors, atMost) });
  return pages.sort((a, b) => b.visitors - a.visitors || (a.path < b.path ? -1 : 1));
}
