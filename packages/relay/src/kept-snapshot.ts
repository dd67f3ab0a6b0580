import { ageOf, stalenessOf, type Staleness } from "@onlookers/core";
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

/** Core's staleness for a snapshot; `expired` for none, and for one of which nobody knows how old it is. */
export function stalenessOfKept(snapshot: KeptSnapshot | null, lifetime: Lifetime, now: number): Staleness {
  if (snapshot === null || observedAtOf(snapshot) > now + CLOCK_SLACK_MS) return "expired";
  return stalenessOf(aged(snapshot, lifetime), now);
}

/** Seconds since the count was observed, with fractions. */
export function ageSecondsOf(snapshot: KeptSnapshot, lifetime: Lifetime, now: number): number {
  return ageOf(aged(snapshot, lifetime), now) / 1000;
}

/** Parsed once for each snapshot: every request asks. */
const parsed = new WeakMap<KeptSnapshot, number>();

function observedAtOf(snapshot: KeptSnapshot): number {
  const before = parsed.get(snapshot);
  if (before !== undefined) return before;
  const observedAt = Date.parse(snapshot.observedAt);
  parsed.set(snapshot, observedAt);
  return observedAt;
}

function aged(snapshot: KeptSnapshot, lifetime: Lifetime) {
  return { ...lifetime, visitors: snapshot.activeVisitors, observedAt: snapshot.observedAt };
}
