import type { RateLimit } from "@onlookers/core/server";
import type { Site } from "./sites.js";

/** The calls that a relay makes at most with one credential, under constant traffic. Contains no token: safe in logs. */
export interface CredentialPlan {
  readonly provider: string;
  /** `Provider.credential`: identifies the token without containing it. */
  readonly credential: string;
  /** The names of the sites that share it. */
  readonly sites: readonly string[];
  /** Seconds between two readings of a site, and the `ttlSeconds` of its counts. */
  readonly intervalSeconds: number;
  /** Readings per hour, of all sites and instances. */
  readonly readsPerHour: number;
  /** Calls per hour; a reading with pages makes two. */
  readonly callsPerHour: number;
  /** What each call costs, such as `one pageview of your plan`; `null` if calls are free. */
  readonly billedAs: string | null;
  /** The limit with the least headroom, `null` if the service has none. */
  readonly limit: RateLimit | null;
  /** The unused share of `limit`, from 0 to 1; `null` without a limit. */
  readonly headroom: number | null;
  /**
   * The greatest age of a count on a screen while somebody views it and the service answers: one interval until the next
   * reading, at most one more until a request starts it and it arrives, and the delay of caches. Two shared caches and a
   * browser's are included. Caches that omit `Age`, or keep an answer's headers when it is revalidated (nginx, Fastly),
   * may add two intervals.
   */
  readonly worstAgeSeconds: number;
  /** The age at which a count disappears in any case, for example while the service fails: the sites' longest window. */
  readonly windowSeconds: number;
  /**
   * The serverless platform whose instances share no store: all numbers are those of one instance, and nobody knows how
   * many run. Omitted otherwise.
   */
  readonly perInstanceOf?: string;
}

/** The processes that share a credential's limits without communicating. */
export interface Sharing {
  readonly instances: number;
  /**
   * The share of the limits that they may use together, from 0 to 1.
   *
   * @default 1
   */
  readonly share?: number | undefined;
  /** The serverless platform that decides how many there are, `null` for none. */
  readonly platform?: string | null | undefined;
}

/** A client with an overdue count polls again after 5 s, and after 10 more if a cache had another. A simulation checks it. */
const CACHE_DELAY_SECONDS = 15;

/** The site owner's dashboards use the rest with the same token. */
const USABLE_SHARE = 0.8;

/**
 * Spreads each credential's limits over its sites. The interval is the service's own if the limits allow it. Otherwise it
 * is the shortest, in whole seconds, that leaves a fifth of every limit free.
 *
 * @throws {RangeError} if counts would expire before the next reading
 */
export function planReadings(sites: Iterable<Site>, sharing: Sharing): readonly CredentialPlan[] {
  const byCredential = new Map<string, Site[]>();
  for (const site of sites) {
    const { credential } = site.provider;
    byCredential.set(credential, [...(byCredential.get(credential) ?? []), site]);
  }
  return [...byCredential.values()].map((ofCredential) => planCredential(ofCredential, sharing));
}

/** One instance's part of a credential's limits: the lowest limit that its sites name for each span. */
export function limitsOf(sites: readonly Site[], { instances, share = 1 }: Sharing): readonly RateLimit[] {
  const lowest = new Map<number, number>();
  for (const { perSeconds, requests } of sites.flatMap((site) => site.provider.limits)) {
    lowest.set(perSeconds, Math.min(requests, lowest.get(perSeconds) ?? requests));
  }
  const usable = (requests: number) => Math.floor((requests * share) / instances);
  return [...lowest].map(([perSeconds, requests]) => ({ requests: usable(requests), perSeconds }));
}

/** Calls that read each of a credential's sites once. */
export function callsOf(sites: readonly Site[]): number {
  const readings = new Map(sites.map((site) => [site.key, site.calls]));
  return [...readings.values()].reduce((sum, each) => sum + each, 0);
}

/** @param sites all of one credential */
function planCredential(sites: readonly Site[], { instances, share = 1, platform = null }: Sharing): CredentialPlan {
  const readings = new Set(sites.map((site) => site.key));
  const calls = callsOf(sites) * instances;
  const limits = limitsOf(sites, { instances: 1 });
  const intervalSeconds = Math.ceil(
    Math.max(
      1,
      ...sites.map((site) => site.provider.intervalSeconds),
      ...limits.map((limit) => (calls * limit.perSeconds) / (limit.requests * share * USABLE_SHARE)),
    ),
  );
  for (const site of sites) checkWindow(site, { intervalSeconds, sites: sites.length, instances });

  const callsPerHour = (calls * 3600) / intervalSeconds;
  const windowSeconds = Math.max(...sites.map((site) => site.provider.windowSeconds));
  const headroom = ({ requests, perSeconds }: RateLimit) => (requests - (callsPerHour * perSeconds) / 3600) / requests;
  const limit = limits.toSorted((a, b) => headroom(a) - headroom(b))[0] ?? null;
  return {
    provider: sites[0]?.provider.name ?? "",
    credential: sites[0]?.provider.credential ?? "",
    sites: sites.map((site) => site.name),
    intervalSeconds,
    readsPerHour: (readings.size * instances * 3600) / intervalSeconds,
    callsPerHour,
    billedAs: sites[0]?.provider.billedAs ?? null,
    limit,
    headroom: limit === null ? null : headroom(limit),
    worstAgeSeconds: Math.min(2 * intervalSeconds + CACHE_DELAY_SECONDS, windowSeconds),
    windowSeconds,
    ...(platform !== null && { perInstanceOf: platform }),
  };
}

interface PlannedInterval {
  readonly intervalSeconds: number;
  readonly sites: number;
  readonly instances: number;
}

function checkWindow(site: Site, { intervalSeconds, sites, instances }: PlannedInterval): void {
  const { name, windowSeconds } = site.provider;
  if (intervalSeconds <= windowSeconds) return;
  const isAlone = sites === 1 && instances === 1;
  throw new RangeError(
    `[onlookers] Site "${site.name}" could be read every ${intervalSeconds} s only, but ${name} counts the visitors of the last ${windowSeconds} s, so each count would expire before the next arrives. ` +
      (isAlone
        ? "The token's limit is too low for this service; get a higher one."
        : `${sites} sites and ${instances} instances share the token's limit: give each token fewer sites, get a higher limit, or let the instances share a store.`),
  );
}
