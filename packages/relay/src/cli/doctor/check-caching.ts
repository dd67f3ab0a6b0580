import { parseLiveCount } from "../../wire.js";
import { ageSecondsOf } from "./check-answer.js";
import { finding, type Finding } from "./finding.js";
import type { RelayReply } from "./relay-reply.js";

/** Harmless in `Vary`: caches handle the first, and no counter sends the others, which Next.js adds. */
const HARMLESS = /^(accept-encoding|rsc|next-.+)?$/i;

/** Checks whether caches may store the response as the relay intends. */
export function checkCaching({ headers }: RelayReply): readonly Finding[] {
  return [
    checkCacheControl(headers.get("cache-control") ?? ""),
    ...checkCdnCacheControl(headers),
    ...checkVariants(headers),
  ];
}

function checkCacheControl(value: string): Finding {
  const about = `Cache-Control: ${value === "" ? "none" : value}`;
  const names = new Set(value.split(",").map((directive) => directive.trim().toLowerCase().replace(/=.*$/, "")));
  if (names.has("s-maxage")) {
    return finding.error(
      `${about}: s-maxage turns stale-while-revalidate and stale-if-error off, so an outage empties every counter. Remove it`,
    );
  }
  const hostile = ["no-store", "no-cache", "private", "must-revalidate", "proxy-revalidate"].find((name) =>
    names.has(name),
  );
  if (hostile !== undefined || !names.has("max-age")) {
    return finding.error(
      `${about}: ${hostile ?? "without max-age"}, so every visitor's request reaches the relay. Keep the relay's own header`,
    );
  }
  return finding.ok(about);
}

function checkCdnCacheControl(headers: Headers): readonly Finding[] {
  const value = headers.get("cdn-cache-control");
  if (value === null) return []; // The CDN removes it.
  if (!/\bs-maxage\b/i.test(value)) return [finding.ok(`CDN-Cache-Control: ${value}`)];
  return [finding.error(`CDN-Cache-Control: ${value}: remove s-maxage, which turns the stale rules off`)];
}

function checkVariants(headers: Headers): readonly Finding[] {
  const vary = (headers.get("vary") ?? "").split(",").map((name) => name.trim());
  const others = vary.filter((name) => !HARMLESS.test(name));
  const findings: Finding[] = [];
  if (others.length > 0) {
    findings.push(
      finding.error(
        `Vary: ${others.join(", ")}: caches store one response per value, or none, although all are equal. Disable CORS and session middleware for this path`,
      ),
    );
  }
  if (headers.has("set-cookie")) {
    findings.push(
      finding.error(
        "Set-Cookie: caches store no response with a cookie, or share the cookie. Disable session middleware for this path",
      ),
    );
  }
  return findings.length > 0 ? findings : [finding.ok("no cookie, and one response for all visitors (Vary)")];
}

/** Checks whether an unchanged count is answered with a 304. */
export function checkRevalidation(first: RelayReply, again: RelayReply): Finding {
  const etag = first.headers.get("etag");
  if (etag === null)
    return finding.warning("ETag: none, so each poll downloads the whole body. Something in front removes it: keep it");
  if (again.status === 304) return finding.ok("ETag: an unchanged count is answered 304");
  const count = parseLiveCount(first.json);
  const isOther = again.headers.get("etag") !== etag;
  // An old count is sent as a whole, even if unchanged: see mayRevalidate.
  const isOld = count === null || ageSecondsOf(count, first.headers) > count.ttlSeconds;
  if (again.status === 200 && (isOther || isOld))
    return finding.ok("ETag: present; the count has changed, or is too old for a 304");
  return finding.warning(
    `ETag: an unchanged count is answered ${again.status} instead of 304: something in front removes If-None-Match. Pass it on`,
  );
}
