import type { LiveCount } from "@onlookers/core";

/** A strong entity tag: every field that can change for one URL stands in it, so it differs wherever the bytes do. */
export function etagOf(count: LiveCount): string {
  const observed = count.observedAt === null ? "never" : Date.parse(count.observedAt).toString(36);
  const parts = [count.visitors ?? "none", observed, count.windowSeconds, count.ttlSeconds, count.site];
  return `"${(count.page === null ? parts : [...parts, hash(count.page)]).join(".")}"`;
}

/** Whether `If-None-Match` (RFC 9110 §13.1.2) names the tag; weak comparison, as the RFC asks. */
export function matchesEtag(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const tags = ifNoneMatch.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes("*") || tags.includes(etag);
}

/** FNV-1a over UTF-16 units: a page is part of the URL already, so that its tag must only be short and steady. */
function hash(text: string): string {
  let h = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) h = Math.imul(h ^ text.charCodeAt(index), 0x01000193);
  return (h >>> 0).toString(36);
}
