import type { Staleness } from "@onlookers/core";
import type { VisitorSnapshot } from "@onlookers/core/server";

/** What of a snapshot is needed to answer browsers; countries and single views aren't even kept. */
export interface KeptSnapshot extends Pick<VisitorSnapshot, "activeVisitors"> {
  /** ISO 8601 UTC by the relay's clock, never later than the receipt. */
  readonly observedAt: string;
  /** Most visitors first; `null` where the provider has no visitors by page. */
  readonly pages: VisitorSnapshot["pages"];
}

/** How long a site's counts are `fresh`, and from when on they are `expired`. */
export interface Lifetime {
  readonly ttlSeconds: number;
  readonly windowSeconds: number;
}

/** How far apart the clocks of two instances may be. A count from further ahead is from before a clock was set back. */
export const CLOCK_SLACK_MS = 5000;

/** Keeps what browsers may hear of. */
export function keep({ activeVisitors, observedAt, pages, pagesBasis }: VisitorSnapshot): KeptSnapshot {
  return { activeVisitors, observedAt, pages: pagesBasis === "visitors" ? pages : null };
}

/**
 * Core's staleness for a snapshot; `expired` for none, and for one of which nobody knows how old it is. By numbers, since
 * every request asks.
 */
export function stalenessOfKept(snapshot: KeptSnapshot | null, lifetime: Lifetime, now: number): Staleness {
  if (snapshot === null) return "expired";
  const age = now - observedAtOf(snapshot);
  const isKnown = age >= -CLOCK_SLACK_MS;
  if (!isKnown || age > lifetime.windowSeconds * 1000) return "expired";
  return age > lifetime.ttlSeconds * 1000 ? "stale" : "fresh";
}

/** Seconds since the count was observed, with fractions. */
export function ageSecondsOf(snapshot: KeptSnapshot, now: number): number {
  return Math.max(0, now - observedAtOf(snapshot)) / 1000;
}

/** Parsed once for each. */
const instants = new WeakMap<KeptSnapshot, number>();

function observedAtOf(snapshot: KeptSnapshot): number {
  const before = instants.get(snapshot);
  if (before !== undefined) return before;
  const observedAt = Date.parse(snapshot.observedAt);
  instants.set(snapshot, observedAt);
  return observedAt;
}
