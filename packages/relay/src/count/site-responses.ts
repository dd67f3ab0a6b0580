import type { LiveCount } from "@onlookers/core";
import { findPage } from "@onlookers/core/server";
import { observedAtOf, type Lifetime, type StoredSnapshot } from "../ledger/ledger-state.js";
import type { PlannedSite } from "../plan/planned-sites.js";
import { shortHash } from "../plan/sites.js";

/** The most cached answers for pages without a number, and for further spellings: requests name them, so they need a bound. */
const MAX_UNKNOWN_PAGES = 32;

/** A site, the snapshot to count by, and the page. */
export interface CountRequest {
  readonly site: PlannedSite;
  readonly snapshot: StoredSnapshot | null;
  /** Canonical, `null` for the whole site. */
  readonly page: string | null;
}

/**
 * The count that a browser may receive: these seven fields in this order, and nothing else of a snapshot. If the page's
 * number is unknown, the count is the site's and says so. If it is too small to be sent, the count has no number.
 */
export function toLiveCount({ site, snapshot, page }: CountRequest): LiveCount {
  const listed = page === null ? null : site.pages.resolve(page);
  const onPage =
    snapshot === null || listed === null ? null : findPage({ ...snapshot, pagesBasis: "visitors" }, listed);
  const isSent = onPage === null || onPage.visitors >= site.pages.leastVisitors;
  return {
    site: site.name,
    visitors: isSent ? (onPage ?? { visitors: snapshot?.activeVisitors ?? null }).visitors : null,
    scope: onPage === null ? "site" : "page",
    page: onPage?.path ?? null,
    windowSeconds: site.lifetime.windowSeconds,
    observedAt: isSent ? (snapshot?.observedAt ?? null) : null,
    ttlSeconds: site.lifetime.ttlSeconds,
  };
}

/** The answers that one snapshot of a site gives, by pages. Each is serialised once. */
export class SiteResponses {
  /** `null` if there is no count to show. */
  readonly snapshot: StoredSnapshot | null;
  /** Epoch milliseconds; `NaN` without a snapshot. */
  readonly observedAt: number;
  /** The site's. */
  readonly lifetime: Lifetime;
  readonly #site: PlannedSite;
  #whole: Representation | undefined;
  #byPages: Map<string, Representation> | undefined;
  #unknownPages = 0;

  constructor(site: PlannedSite, snapshot: StoredSnapshot | null) {
    this.snapshot = snapshot;
    this.observedAt = observedAtOf(snapshot);
    this.lifetime = site.lifetime;
    this.#site = site;
  }

  /** @param pages canonical; none: the whole site; several: all in one array */
  for(pages: readonly string[]): Representation {
    // Without counts by page, a page's answer has the site's bytes.
    const isWhole = pages.length === 0 || (pages.length === 1 && (this.snapshot?.pages ?? null) === null);
    if (isWhole) return (this.#whole ??= represent(this.#count(null)));
    const key = pages.join(" "); // Canonical pages contain no spaces.
    return this.#byPages?.get(key) ?? this.#create(key, pages);
  }

  #create(key: string, pages: readonly string[]): Representation {
    const [page = null, ...more] = pages;
    const first = this.#count(page);
    // A page that is missing in a cut-off list has the site's bytes too.
    if (more.length === 0 && first.scope === "site") return this.for([]);
    const representation = represent(first, ...more.map((each) => this.#count(each)));
    const isKnown = more.length === 0 && first.visitors !== null && first.visitors > 0;
    this.#byPages ??= new Map();
    const mostPages = (this.snapshot?.pages?.length ?? 0) + MAX_UNKNOWN_PAGES;
    if (this.#byPages.size >= mostPages || (!isKnown && this.#unknownPages === MAX_UNKNOWN_PAGES))
      return representation;
    if (!isKnown) this.#unknownPages += 1;
    this.#byPages.set(key, representation);
    return representation;
  }

  #count(page: string | null): LiveCount {
    return toLiveCount({ site: this.#site, snapshot: this.snapshot, page });
  }
}

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
  return tags.some((tag) => tag === "*" || tag === etag || tag.replace(ENCODING_SUFFIX, "$<quote>") === etag);
}

/** The addition of servers that compress an answer, such as `"…-gzip"` by Apache and `"…--gzip"` by Jetty. */
const ENCODING_SUFFIX = /(?:--?|;)(?:gzip|br|brotli|zstd|deflate)(?<quote>"?)$/i;

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
