import type { LiveCount } from "@onlookers/core";
import { shortHash } from "../plan/short-hash.js";

/** The part of an answer that stays the same as long as its snapshot does. */
export interface Representation {
  readonly body: string;
  /** The strong entity tag of exactly this body. */
  readonly etag: string;
}

/** Serialises one count as an object, several as an array in their order. All are of one site and one snapshot. */
export function represent(first: LiveCount, ...others: readonly LiveCount[]): Representation {
  if (others.length === 0) return { body: JSON.stringify(first), etag: etagOf(first) };
  const body = JSON.stringify([first, ...others]);
  return { body, etag: `"${["pages", ...constantParts(first), shortHash(body)].join(".")}"` };
}

/** Whether `If-None-Match` (RFC 9110 §13.1.2) contains the tag. Compares weakly, as the RFC requires. */
export function matchesEtag(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch === etag) return true; // The usual case.
  const tags = ifNoneMatch.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes("*") || tags.includes(etag);
}

/** Contains every field that can change for one URL, so the tag differs wherever the bytes do. */
function etagOf(count: LiveCount): string {
  const parts = [count.visitors ?? "none", ...constantParts(count)];
  return `"${(count.page === null ? parts : [...parts, shortHash(count.page)]).join(".")}"`;
}

/** The fields that counts of one site and one snapshot have in common. */
function constantParts({ observedAt, windowSeconds, ttlSeconds, site }: LiveCount): (string | number)[] {
  const observed = observedAt === null ? "never" : Date.parse(observedAt).toString(36);
  return [observed, windowSeconds, ttlSeconds, site];
}
