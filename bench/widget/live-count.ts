import type { LiveCount } from "@onlookers/core";

/** The response of a relay, counted just now. */
export function liveCount(visitors: number): LiveCount {
  return {
    site: "default",
    visitors,
    scope: "site",
    page: null,
    windowSeconds: 300,
    observedAt: new Date().toISOString(),
    ttlSeconds: 60,
  };
}
