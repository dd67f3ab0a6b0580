import type { LiveCount } from "@onlookers/core";

/** A day: more than any window or ttl has, and less than timers can count. */
const MAX_SECONDS = 86_400;
/** A larger count is an error: no site has more visitors at a time. */
const MAX_VISITORS = 1e7;
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

type Unproven = Partial<Record<keyof LiveCount, unknown>>;

/**
 * Validates a relay's response body, or anything received in its place. The result has the fields of a {@link LiveCount}
 * and no others.
 *
 * @returns `null` if a field is missing, out of range, or contradicts another
 */
export function parseLiveCount(body: unknown): LiveCount | null {
  const { site, visitors, scope, page, windowSeconds, observedAt, ttlSeconds }: Unproven = body ?? {};
  return isText(site) &&
    ((scope === "page" && isText(page) && page.startsWith("/")) || (scope === "site" && page === null)) &&
    ((visitors === null && observedAt === null) || (isInteger(visitors, 0, MAX_VISITORS) && isInstant(observedAt))) &&
    isInteger(windowSeconds, 1, MAX_SECONDS) &&
    isInteger(ttlSeconds, 1, MAX_SECONDS)
    ? { site, visitors, scope, page, windowSeconds, observedAt, ttlSeconds }
    : null;
}

/**
 * Reads an answer for several pages.
 *
 * @returns `null` where it is no array of counts
 */
export function parseLiveCounts(body: unknown): readonly LiveCount[] | null {
  if (!Array.isArray(body)) return null;
  const counts = body.map(parseLiveCount).filter((count) => count !== null);
  return counts.length === body.length ? counts : null;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isInteger(value: unknown, minimum: number, maximum: number): value is number {
  return Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum;
}

function isInstant(value: unknown): value is string {
  return isText(value) && INSTANT.test(value) && Date.parse(value) > 0;
}
