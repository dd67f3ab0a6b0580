import type { LiveCount } from "./live-count.js";

/**
 * How a count's age stands to what it claims: `fresh` up to its ttl, `stale` up to its window,
 * `expired` past it, when nobody counted need still be there.
 */
export type Staleness = "fresh" | "stale" | "expired";

type Aged = Pick<LiveCount, "visitors" | "observedAt" | "ttlSeconds" | "windowSeconds">;

/**
 * The count's age at `now`, in milliseconds; `Infinity` for one that says nothing. Never negative:
 * a count from the future is one from a clock that runs ahead.
 *
 * @param now the server's time in epoch milliseconds, as a source tells it; a browser's own clock may be hours wrong
 */
export function ageOf(count: Aged, now: number): number {
  const age = now - Date.parse(count.observedAt ?? "");
  return count.visitors === null || Number.isNaN(age) ? Infinity : Math.max(0, age);
}

/**
 * Names the count's age at `now` (epoch milliseconds by the server's clock). A count that says
 * nothing is `expired`.
 *
 * @param patience milliseconds past the ttl that still pass for `fresh`; the window knows none
 */
export function stalenessOf(count: Aged, now: number, patience = 0): Staleness {
  const age = ageOf(count, now);
  if (age > count.windowSeconds * 1000) return "expired";
  return age > count.ttlSeconds * 1000 + patience ? "stale" : "fresh";
}

/**
 * Milliseconds from `now` until {@link stalenessOf} says something else, to set one timer by;
 * `null` once it is `expired`.
 */
export function stalenessChangesIn(count: Aged, now: number, patience = 0): number | null {
  const age = ageOf(count, now);
  const expires = count.windowSeconds * 1000;
  for (const limit of [Math.min(count.ttlSeconds * 1000 + patience, expires), expires]) {
    if (age <= limit) return limit - age + 1;
  }
  return null;
}
