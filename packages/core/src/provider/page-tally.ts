import type { PageVisitors } from "./visitor-snapshot.js";

/** Counts by canonical path. It is a `Map`, because an answer may contain the path `__proto__`. */
export type PageTally = ReadonlyMap<string, number>;

/** Adds up the counts of each path. */
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
 * @param atMost limits each page's count, such as to the site's visitors
 */
export function toPages(tally: PageTally, atMost = Number.MAX_SAFE_INTEGER): PageVisitors[] {
  const pages: PageVisitors[] = [];
  for (const [path, visitors] of tally) pages.push({ path, visitors: Math.min(visitors, atMost) });
  return pages.sort((a, b) => b.visitors - a.visitors || (a.path < b.path ? -1 : 1));
}
