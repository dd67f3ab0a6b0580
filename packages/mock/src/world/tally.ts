import type { View } from "./view.js";

/** How many different visitors the views come from. */
export function countVisitors(views: readonly View[]): number {
  return new Set(views.map((view) => view.visitor)).size;
}

/** What happened on one page. */
export interface PageTally {
  readonly path: string;
  /** Different visitors; one who saw three pages counts on each. */
  readonly visitors: number;
  readonly pageviews: number;
}

/** By page, most visitors first, then by path. Pages without a view are left out. */
export function tallyPages(views: readonly View[]): readonly PageTally[] {
  return [...groupBy(views, (view) => view.path)]
    .map(([path, onPage]) => ({ path, visitors: countVisitors(onPage), pageviews: onPage.length }))
    .sort((one, other) => other.visitors - one.visitors || (one.path < other.path ? -1 : 1));
}

/** The visitors of one minute of the clock. */
export interface MinuteTally {
  /** The minute's start, epoch milliseconds. */
  readonly at: number;
  readonly visitors: number;
}

const MINUTE = 60_000;

/** By minute of the clock, newest first. Minutes without a view are left out. */
export function tallyMinutes(views: readonly View[]): readonly MinuteTally[] {
  return [...groupBy(views, (view) => Math.floor(view.at / MINUTE) * MINUTE)]
    .map(([at, inMinute]) => ({ at, visitors: countVisitors(inMinute) }))
    .sort((one, other) => other.at - one.at);
}

function groupBy<Key>(views: readonly View[], keyOf: (view: View) => Key): Map<Key, View[]> {
  const groups = new Map<Key, View[]>();
  for (const view of views) {
    const key = keyOf(view);
    const group = groups.get(key);
    if (group) group.push(view);
    else groups.set(key, [view]);
  }
  return groups;
}
