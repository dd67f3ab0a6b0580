import type { LiveCount } from "@onlookers/core";

/** The start of a test source's clock, and the time of a {@link testCount}, in epoch milliseconds. */
export const TEST_START = Date.parse("2026-01-01T12:00:00.000Z");

/** The fields of a {@link testCount} that can be set. */
export type TestCount = {
  readonly [key in Exclude<keyof LiveCount, "scope">]?: LiveCount[key] | undefined;
};

/**
 * Creates a count as a relay sends it: 17 visitors of the site `default` in the last 5 minutes, with a ttl of 30 s, unless
 * fields are given. With a `page` it has the scope `page`; with `visitors: null` it has no `observedAt`.
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
