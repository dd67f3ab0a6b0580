import type { LiveCount } from "@onlookers/core";

/** A day: more than any window or ttl has, and less than timers can count. */
const MAX_SECONDS = 86_400;
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/**
 * Reads a relay's answer, or what came in its place. Takes the fields of a {@link LiveCount} and leaves all others behind.
 *
 * @returns `null` where a field is missing, out of range or at odds with another
 */
export function parseLiveCount(body: unknown): LiveCount | null {
  if (!isLiveCount(body)) return null;
  const { site, visitors, scope, page, windowSeconds, observedAt, ttlSeconds } = body;
  return { site, visitors, scope, page, windowSeconds, observedAt, ttlSeconds };
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

type Unproven = Partial<Record<keyof LiveCount, unknown>>;

/** Whether it is a count as a relay answers it. Other fields than a count's don't matter. */
export function isLiveCount(count: unknown): count is LiveCount {
  const { site, visitors, scope, page, windowSeconds, observedAt, ttlSeconds }: Unproven = count ?? {};
  return (
    isText(site) &&
    (scope === "page" ? isText(page) && page.startsWith("/") : scope === "site" && page === null) &&
    (visitors === null ? observedAt === null : isInteger(visitors, 0, Infinity) && isInstant(observedAt)) &&
    isInteger(windowSeconds, 1, MAX_SECONDS) &&
    isInteger(ttlSeconds, 1, MAX_SECONDS)
  );
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isInteger(value: unknown, minimum: number, maximum: number): boolean {
  return Number.isSafeInteger(value) && Number(value) >= minimum && Number(value) <= maximum;
}

function isInstant(value: unknown): boolean {
  return isText(value) && INSTANT.test(value) && Date.parse(value) > 0;
}
