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

/** Epoch milliseconds; `NaN` where there is none, or it can't be told. */
export function observedAtOf(snapshot: KeptSnapshot | null): number {
  return snapshot === null ? NaN : Date.parse(snapshot.observedAt);
}

/** Core's staleness, by numbers; `expired` also for a count of which nobody knows how old it is. */
export function stalenessSince(observedAt: number, { ttlSeconds, windowSeconds }: Lifetime, now: number): Staleness {
  const age = now - observedAt;
  const isKnown = age >= -CLOCK_SLACK_MS;
  if (!isKnown || age > windowSeconds * 1000) return "expired";
  return age > ttlSeconds * 1000 ? "stale" : "fresh";
}
