import type { LiveCount } from "@onlookers/core";

/** A strong entity tag: every field that can change for one URL stands in it, so it differs wherever the bytes do. */
export function etagOf(count: LiveCount): string {
  const parts = [count.visitors ?? "none", ...constantParts(count)];
  return `"${(count.page === null ? parts : [...parts, hash(count.page)]).join(".")}"`;
}

/**
 * The same for several counts of one site.
 *
 * @param body their bytes
 */
export function etagOfBatch(first: LiveCount, body: string): string {
  return `"${["pages", ...constantParts(first), hash(body)].join(".")}"`;
}

/** Whether `If-None-Match` (RFC 9110 §13.1.2) names the tag; weak comparison, as the RFC asks. */
export function matchesEtag(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch === etag) return true; // As nearly all who ask say it.
  const tags = ifNoneMatch.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes("*") || tags.includes(etag);
}

/** What counts of one site and one snapshot have in common. */
function constantParts({ observedAt, windowSeconds, ttlSeconds, site }: LiveCount): (string | number)[] {
  const observed = observedAt === null ? "never" : Date.parse(observedAt).toString(36);
  return [observed, windowSeconds, ttlSeconds, site];
}

/** FNV-1a over UTF-16 units: snapshot and URL tell nearly all apart already, so that it must only be short and steady. */
function hash(text: string): string {
  let h = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) h = Math.imul(h ^ text.charCodeAt(index), 0x01000193);
  return (h >>> 0).toString(36);
}
