import type { Pageview } from "./pageview.js";

/** The number of different visitors in the page views. */
export function countVisitors(pageviews: readonly Pageview[]): number {
  return new Set(pageviews.map((pageview) => pageview.visitor)).size;
}

/** The visitors and page views of one page. */
export interface PageTally {
  readonly path: string;
  /** Different visitors. A visitor of three pages counts on each of them. */
  readonly visitors: number;
  readonly pageviews: number;
}

/** Counts by page, most visitors first, then by path. Pages without page views are omitted. */
export function tallyPages(pageviews: readonly Pageview[]): readonly PageTally[] {
  return [...groupBy(pageviews, ({ path }) => path)]
    .map(([path, onPage]) => ({ path, visitors: countVisitors(onPage), pageviews: onPage.length }))
    .sort((one, other) => other.visitors - one.visitors || (one.path < other.path ? -1 : 1));
}

/** The visitors of one clock minute. */
export interface MinuteTally {
  /** The start of the minute in epoch milliseconds. */
  readonly at: number;
  readonly visitors: number;
}

const MINUTE_MS = 60_000;

/** Counts by clock minute, newest first. Minutes without page views are omitted. */
export function tallyMinutes(pageviews: readonly Pageview[]): readonly MinuteTally[] {
  return [...groupBy(pageviews, ({ at }) => Math.floor(at / MINUTE_MS) * MINUTE_MS)]
    .map(([at, inMinute]) => ({ at, visitors: countVisitors(inMinute) }))
    .sort((one, other) => other.at - one.at);
}

function groupBy<Key>(pageviews: readonly Pageview[], keyOf: (pageview: Pageview) => Key): Map<Key, Pageview[]> {
  const groups = new Map<Key, Pageview[]>();
  for (const pageview of pageviews) {
    const key = keyOf(pageview);
    const group = groups.get(key);
    if (group) group.push(pageview);
    else groups.set(key, [pageview]);
  }
  return groups;
}
