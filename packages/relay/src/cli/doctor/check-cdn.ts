import { unsure, well, type Finding } from "./finding.js";

/** Where caches say whether they had the answer. */
const STATUS_HEADERS = [
  "cf-cache-status",
  "x-vercel-cache",
  "x-nf-cache-status",
  "cache-status",
  "x-cache-status",
  "x-cache",
];

/**
 * Whether a cache in front keeps the answer.
 *
 * @param second of two requests in a row: a cache that works has its answer from the first
 */
export function checkCdn(second: Headers): Finding {
  const name = STATUS_HEADERS.find((header) => second.has(header));
  const status = name === undefined ? null : (second.get(name) ?? "").slice(0, 80);
  const age = second.get("age");
  const about = name === undefined ? `Age: ${age}` : `${name}: ${status}`;
  if (/\b(hit|stale|updating|revalidated)\b/i.test(status ?? "") || Number(age ?? 0) > 0) {
    return well(`cache in front: it keeps the answer (${about})`);
  }
  if (name === "cf-cache-status" && /dynamic|bypass/i.test(status ?? "")) {
    return unsure(
      `cache in front: Cloudflare passes every request on (${about}), as it does with JSON. Add a Cache Rule for this path: eligible for cache, edge TTL by the origin's header`,
    );
  }
  if (name !== undefined || age !== null) {
    return unsure(
      `cache in front: it didn't have the answer at the second request (${about}). Let it cache this path, and heed Cache-Control`,
    );
  }
  return unsure(
    "cache in front: none is seen, so every shopper's poll reaches the relay. Well for a small shop; put a CDN or nginx in front of a large one",
  );
}
