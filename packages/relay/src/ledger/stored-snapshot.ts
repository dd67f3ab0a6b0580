import type { Staleness } from "@onlookers/core";
import type { VisitorSnapshot } from "@onlookers/core/server";

/** The part of a snapshot that answers browsers. Countries and single page views are not even stored. */
export interface StoredSnapshot extends Pick<VisitorSnapshot, "activeVisitors"> {
  /** ISO 8601 UTC by the relay's clock, never later than the receipt. */
  readonly observedAt: string;
  /** Most visitors first; `null` if the provider does not report visitors by page. */
  readonly pages: VisitorSnapshot["pages"];
  /** `true` if `pages` is cut off: the number of an absent page is unknown. Omitted otherwise. */
  readonly pagesTruncated?: true;
}

/** The ages at which a site's counts stop being `fresh` and become `expired`. */
export interface Lifetime {
  readonly ttlSeconds: number;
  readonly windowSeconds: number;
}

/** How far apart two instances' clocks may be. A count from further ahead was made before a clock was set back. */
export const CLOCK_SLACK_MS = 5000;

/** Drops everything that no browser may receive. */
export function toStoredSnapshot(snapshot: VisitorSnapshot): StoredSnapshot {
  const { activeVisitors, observedAt, pages, pagesBasis, pagesTruncated = false } = snapshot;
  if (pagesBasis !== "visitors") return { activeVisitors, observedAt, pages: null };
  return { activeVisitors, observedAt, pages, ...(pagesTruncated && { pagesTruncated }) };
}

/** Epoch milliseconds; `NaN` for no snapshot or an invalid time. */
export function observedAtOf(snapshot: StoredSnapshot | null): number {
  return snapshot === null ? NaN : Date.parse(snapshot.observedAt);
}

/**
 * Core's staleness by age; `expired` also for a count of unknown age.
 *
 * @param ageMs milliseconds since the count was observed
 */
export function stalenessAtAge(ageMs: number, { ttlSeconds, windowSeconds }: Lifetime): Staleness {
  const isKnown = ageMs >= -CLOCK_SLACK_MS;
  if (!isKnown || ageMs > windowSeconds * 1000) return "expired";
  return ageMs > ttlSeconds * 1000 ? "stale" : "fresh";
}
