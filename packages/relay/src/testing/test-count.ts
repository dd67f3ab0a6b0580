import type { LiveCount } from "@onlookers/core";

/** When a test source's clock begins, in epoch milliseconds, and when a {@link testCount} was counted. */
export const TEST_START = Date.parse("2026-01-01T12:00:00.000Z");

/** What a {@link testCount} may say of itself. */
export type TestCount = {
  readonly [key in Exclude<keyof LiveCount, "scope">]?: LiveCount[key] | undefined;
};

/**
 * A count as a relay would send it: 17 visitors of the site `default` in the last 5 minutes, with a ttl of 30 s, but for
 * what is given. With a `page` that is its scope; with `visitors: null` it says nothing and has no `observedAt`.
 */
export function testCount(given: TestCount = {}): LiveCount {
  const { site = "default", visitors = 17, page = null, windowSeconds = 300, ttlSeconds = 30 } = given;
  const { observedAt = new Date(TEST_START).toISOString() } = given;
  return {
    site,
    visitors,
    scope: page === null ? "site" : "page",
    page,
    windowSeconds,
    observedAt: visitors === null ? null : observedAt,
    ttlSeconds,
  };
}
