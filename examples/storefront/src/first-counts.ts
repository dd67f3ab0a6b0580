import type { LiveCount } from "@onlookers/react";
import { visitorsKey } from "@onlookers/react/server";

/** Where the shop's relay is mounted. */
export const RELAY = "/api/onlookers";

/** A count that the server read for the page that it wrote. */
export interface FirstCount {
  /** The page that was asked for, `null`: the whole site. */
  readonly page: string | null;
  readonly count: LiveCount;
}

/** The counts as SWR's `fallback`, where every counter finds its own. */
export function fallbackOf(counts: readonly FirstCount[]): Record<string, LiveCount> {
  return Object.fromEntries(
    counts.map(({ page, count }) => [visitorsKey({ relay: RELAY, site: count.site, page: page ?? undefined }), count]),
  );
}
