import { finding, type Finding } from "./finding.js";

/** The headers in which caches report whether they had stored the response. */
const STATUS_HEADERS = [
  "cf-cache-status",
  "x-vercel-cache",
  "x-nf-cache-status",
  "cache-status",
  "x-cache-status",
  "x-cache",
];

/**
 * Checks whether a cache in front stores the response.
 *
 * @param second the headers of the second of two requests: a working cache has stored the first response
 */
export function checkCdn(second: Headers): Finding {
  const name = STATUS_HEADERS.find((header) => second.has(header));
  const status = name === undefined ? null : (second.get(name) ?? "").slice(0, 80);
  const age = second.get("age");
  const about = name === undefined ? `Age: ${age}` : `${name}: ${status}`;
  if (/\b(hit|stale|updating|revalidated)\b/i.test(status ?? "") || Number(age ?? 0) > 0) {
    return finding.ok(`cache in front: it stores the response (${about})`);
  }
  if (name === "cf-cache-status" && /dynamic|bypass/i.test(status ?? "")) {
    return finding.warning(
      `cache in front: Cloudflare passes on every request (${about}), which is its default for JSON. Add a Cache Rule for this path: eligible for cache, edge TTL by the origin's header`,
    );
  }
  if (name !== undefined || age !== null) {
    return finding.warning(
      `cache in front: it had not stored the response at the second request (${about}). Configure it to cache this path, and to respect Cache-Control`,
    );
  }
  return finding.warning(
    "cache in front: none found, so every visitor's poll reaches the relay. That is fine for a small site. Put a CDN or nginx in front of a large one",
  );
}
