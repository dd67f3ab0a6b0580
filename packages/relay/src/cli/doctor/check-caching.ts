import { parseLiveCount } from "../../wire.js";
import { ageSecondsOf } from "./check-answer.js";
import { unsure, well, wrong, type Finding } from "./finding.js";
import type { RelayReply } from "./relay-reply.js";

/** In `Vary` these make no difference: caches see to the first, and no counter sends the others, which Next.js adds. */
const HARMLESS = /^(accept-encoding|rsc|next-.+)?$/i;

/** Whether caches may keep the answer as the relay means it. */
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
    return wrong(
      `${about}: s-maxage switches stale-while-revalidate and stale-if-error off, so an outage empties every counter. Take it out`,
    );
  }
  const hostile = ["no-store", "no-cache", "private", "must-revalidate", "proxy-revalidate"].find((name) =>
    names.has(name),
  );
  if (hostile !== undefined || !names.has("max-age")) {
    return wrong(
      `${about}: ${hostile ?? "without max-age"}, so every shopper's request reaches the relay. Leave its own header as it is`,
    );
  }
  return well(about);
}

function checkCdnCacheControl(headers: Headers): readonly Finding[] {
  const value = headers.get("cdn-cache-control");
  if (value === null) return []; // The CDN that it is meant for takes it out.
  if (!/\bs-maxage\b/i.test(value)) return [well(`CDN-Cache-Control: ${value}`)];
  return [wrong(`CDN-Cache-Control: ${value}: take s-maxage out, it switches the stale rules off`)];
}

function checkVariants(headers: Headers): readonly Finding[] {
  const vary = (headers.get("vary") ?? "").split(",").map((name) => name.trim());
  const others = vary.filter((name) => !HARMLESS.test(name));
  const findings: Finding[] = [];
  if (others.length > 0) {
    findings.push(
      wrong(
        `Vary: ${others.join(", ")}: caches keep an answer for each value, or none, though all are the same. Keep CORS and session middleware off this path`,
      ),
    );
  }
  if (headers.has("set-cookie")) {
    findings.push(
      wrong(
        "Set-Cookie: caches won't keep an answer with a cookie, or give it to others. Keep session middleware off this path",
      ),
    );
  }
  return findings.length > 0 ? findings : [well("no cookie, and one answer for all (Vary)")];
}

/** Whether a browser that has the count already is told so in a few bytes. */
export function checkRevalidation(first: RelayReply, again: RelayReply): Finding {
  const etag = first.headers.get("etag");
  if (etag === null)
    return unsure("ETag: none, so each poll brings the whole body. Something in front takes it out: let it be");
  if (again.status === 304) return well("ETag: an unchanged count is answered 304");
  const count = parseLiveCount(first.json);
  const isOther = again.headers.get("etag") !== etag;
  // An old count is sent whole, also when unchanged: see mayRevalidate.
  const isOld = count === null || ageSecondsOf(count, first.headers) > count.ttlSeconds;
  if (again.status === 200 && (isOther || isOld))
    return well("ETag: there; the count has changed, or is too old for a 304");
  return unsure(
    `ETag: an unchanged count is answered ${again.status} instead of 304: something in front drops If-None-Match. Let it through`,
  );
}
