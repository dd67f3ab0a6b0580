import type { RateLimit } from "@onlookers/core/server";
import type { Spent } from "./document.js";

/** A limit's span is counted in so many buckets, and one more for the one that is half gone. */
export const BUCKETS = 60;

/**
 * When the next `calls` calls fit into every limit: `now` if they fit at once, else later. The span rolls, and its
 * oldest bucket counts whole, so the answer errs on the safe side whether the service's own window rolls or stands.
 *
 * @param now epoch milliseconds
 */
export function roomAt(spent: Spent, limits: readonly RateLimit[], calls: number, now: number): number {
  return Math.max(now, ...limits.map((limit) => roomInLimitAt(spent, limit, calls, now)));
}

/**
 * Notes calls that are about to be made, and forgets those that no limit remembers.
 *
 * @param until the latest that they can be made, as which they count: who is slow must not spend an hour twice
 */
export function spend(spent: Spent, limits: readonly RateLimit[], calls: number, now: number, until: number): Spent {
  const buckets = limits.map((limit): [string, Spent[string]] => {
    const current = Math.floor(until / bucketMs(limit));
    const counted = bucketsInSpan(spent, limit, now);
    const before = counted.find(([bucket]) => bucket === current)?.[1] ?? 0;
    return [`${limit.perSeconds}`, [...counted.filter(([bucket]) => bucket !== current), [current, before + calls]]];
  });
  return { ...spent, ...Object.fromEntries(buckets) };
}

function roomInLimitAt(spent: Spent, limit: RateLimit, calls: number, now: number): number {
  const counted = bucketsInSpan(spent, limit, now).toSorted(([a], [b]) => a - b);
  let made = counted.reduce((sum, [, count]) => sum + count, 0);
  let room = now;
  for (const [bucket, count] of counted) {
    if (made + calls <= limit.requests) break;
    made -= count;
    room = (bucket + BUCKETS + 1) * bucketMs(limit);
  }
  return room;
}

function bucketsInSpan(spent: Spent, limit: RateLimit, now: number): Spent[string] {
  return withinSpan(spent[limit.perSeconds] ?? [], Math.floor(now / bucketMs(limit)));
}

/** The buckets that count while `newest` is filled. */
export function withinSpan(buckets: Spent[string], newest: number): Spent[string] {
  return buckets.filter(([bucket]) => bucket >= newest - BUCKETS);
}

/** Milliseconds that one bucket of a limit holds; their numbers count from the epoch. */
export function bucketMs({ perSeconds }: Pick<RateLimit, "perSeconds">): number {
  return (perSeconds * 1000) / BUCKETS;
}
