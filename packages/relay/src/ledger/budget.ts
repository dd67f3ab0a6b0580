import type { RateLimit } from "@onlookers/core/server";
import type { Spent } from "./ledger-state.js";

/** Buckets in a limit's span. One more is counted, for the oldest one that is half over. */
export const BUCKETS = 60;

/** Calls to be made within a credential's limits. */
export interface PlannedCalls {
  readonly spent: Spent;
  readonly limits: readonly RateLimit[];
  readonly calls: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * The earliest instant, in epoch milliseconds, at which the calls fit into every limit: `now` if they fit at once. The
 * span rolls and its oldest bucket counts whole, so the result is safe for fixed and for rolling windows of a service.
 */
export function roomAt({ limits, now, ...rest }: PlannedCalls): number {
  return Math.max(now, ...limits.map((limit) => roomInLimitAt(limit, { limits, now, ...rest })));
}

/**
 * Adds calls that are about to be made, and drops those that no limit counts any more.
 *
 * @param planned `until`: the latest instant at which the calls can be made, at which they count. A slow process then
 *   cannot spend one hour's budget twice
 */
export function spend({ spent, limits, calls, now, until }: PlannedCalls & { readonly until: number }): Spent {
  const buckets = limits.map((limit): [string, Spent[string]] => {
    const current = Math.floor(until / bucketMs(limit));
    const counted = countedBuckets(limit, { spent, now });
    const before = counted.find(([bucket]) => bucket === current)?.[1] ?? 0;
    return [`${limit.perSeconds}`, [...counted.filter(([bucket]) => bucket !== current), [current, before + calls]]];
  });
  return { ...spent, ...Object.fromEntries(buckets) };
}

/** Takes back calls that {@link spend} added for the same `until`, because they were not made. */
export function refund({ spent, limits, calls, until }: Omit<PlannedCalls, "now"> & { readonly until: number }): Spent {
  const buckets = limits.map((limit): [string, Spent[string]] => {
    const refunded = Math.floor(until / bucketMs(limit));
    const counted = spent[limit.perSeconds] ?? [];
    return [
      `${limit.perSeconds}`,
      counted.map(([bucket, count]) => [bucket, bucket === refunded ? Math.max(0, count - calls) : count]),
    ];
  });
  return { ...spent, ...Object.fromEntries(buckets) };
}

function roomInLimitAt(limit: RateLimit, { spent, calls, now }: PlannedCalls): number {
  const counted = countedBuckets(limit, { spent, now }).toSorted(([a], [b]) => a - b);
  let made = counted.reduce((sum, [, count]) => sum + count, 0);
  let room = now;
  for (const [bucket, count] of counted) {
    if (made + calls <= limit.requests) break;
    made -= count;
    room = (bucket + BUCKETS + 1) * bucketMs(limit);
  }
  return room;
}

function countedBuckets(limit: RateLimit, { spent, now }: Pick<PlannedCalls, "spent" | "now">): Spent[string] {
  return withinSpan(spent[limit.perSeconds] ?? [], Math.floor(now / bucketMs(limit)));
}

/** The buckets that count while bucket `newest` fills. */
export function withinSpan(buckets: Spent[string], newest: number): Spent[string] {
  return buckets.filter(([bucket]) => bucket >= newest - BUCKETS);
}

/** The length of one bucket of a limit in milliseconds. Bucket numbers count from the epoch. */
export function bucketMs({ perSeconds }: Pick<RateLimit, "perSeconds">): number {
  return (perSeconds * 1000) / BUCKETS;
}
