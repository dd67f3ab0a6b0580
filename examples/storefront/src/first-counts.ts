import type { LiveCount } from "@onlookers/react";
import { visitorsKey } from "@onlookers/react/server";

/** The path at which the shop's relay is mounted. */
export const RELAY = "/api/onlookers";

/** A count that the server read while it rendered the page. */
export interface FirstCount {
  /** The page in the query; `null` for the whole site. */
  readonly page: string | null;
  readonly count: LiveCount;
}

/** Returns the counts as SWR's `fallback`, keyed as the counters look them up. */
export function fallbackOf(counts: readonly FirstCount[]): Record<string, LiveCount> {
  return Object.fromEntries(
    counts.map(({ page, count }) => [visitorsKey({ relay: RELAY, site: count.site, page: page ?? undefined }), count]),
  );
}
