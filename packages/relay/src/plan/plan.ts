import type { RateLimit } from "@onlookers/core/server";
import type { Site } from "./sites.js";

/** What a credential will be asked at most, with shoppers around the clock. Holds no token: safe in logs. */
export interface CredentialPlan {
  readonly provider: string;
  /** `Provider.credential`: names the token without telling it. */
  readonly credential: string;
  /** The names of the sites that share it. */
  readonly sites: readonly string[];
  /** Seconds between two readings of a site, and the `ttlSeconds` of its counts. */
  readonly intervalSeconds: number;
  /** Readings an hour, of all sites and instances. */
  readonly readsPerHour: number;
  /** Calls an hour; a reading with pages makes two. */
  readonly callsPerHour: number;
  /** The limit that is nearest, `null` where the service has none. */
  readonly limit: RateLimit | null;
  /** The share of `limit` that is left, from 0 to 1; `null` without one. */
  readonly headroom: number | null;
  /**
   * The oldest that a count gets on a screen while somebody looks and the service answers: one interval until the next
   * reading, at most one more until it is asked for and brought, and what caches take to pass it on. Two shared caches
   * and a browser's are reckoned with; caches that tell no `Age`, or keep an answer's headers when it is confirmed
   * (nginx, Fastly), may add two intervals.
   */
  readonly worstAgeSeconds: number;
  /** The age at which a count goes in any case, say while the service fails: the longest window of the sites. */
  readonly windowSeconds: number;
}

/** Who gets an overdue count looks again after 5 s, and after 10 more where a cache had another. Held to by simulation. */
const PASSING_ON_SECONDS = 15;

/** The rest stays for the shop's dashboards, which use the same token. */
const USABLE_SHARE = 0.8;

/**
 * Spreads each credential's limits over its sites: the service's own interval where the limits allow it, else the
 * shortest that keeps a fifth of every limit free, in whole seconds.
 *
 * @param instances how many processes read without knowing of one another
 * @param share of the limits that may be planned with, from 0 to 1
 * @throws {RangeError} where counts would expire before the next reading
 */
export function planReadings(sites: Iterable<Site>, instances: number, share = 1): readonly CredentialPlan[] {
  const byCredential = new Map<string, Site[]>();
  for (const site of sites) {
    const { credential } = site.provider;
    byCredential.set(credential, [...(byCredential.get(credential) ?? []), site]);
  }
  return [...byCredential].map(([credential, sharing]) => planCredential(credential, sharing, instances, share));
}

/**
 * A credential's limits as one of `instances` may use them, who together have a `share` of them, from 0 to 1: all that
 * its sites name, the lowest of each span.
 */
export function limitsOf(sharing: readonly Site[], instances: number, share: number): readonly RateLimit[] {
  const lowest = new Map<number, number>();
  for (const { perSeconds, requests } of sharing.flatMap((site) => site.provider.limits)) {
    lowest.set(perSeconds, Math.min(requests, lowest.get(perSeconds) ?? requests));
  }
  const usable = (requests: number) => Math.floor((requests * share) / instances);
  return [...lowest].map(([perSeconds, requests]) => ({ requests: usable(requests), perSeconds }));
}

/** Calls that it takes to read each of a credential's sites once. */
export function callsOf(sharing: readonly Site[]): number {
  const readings = new Map(sharing.map((site) => [site.key, site.calls]));
  return [...readings.values()].reduce((sum, each) => sum + each, 0);
}

function planCredential(
  credential: string,
  sharing: readonly Site[],
  instances: number,
  share: number,
): CredentialPlan {
  const readings = new Set(sharing.map((site) => site.key));
  const calls = callsOf(sharing) * instances;
  const limits = limitsOf(sharing, 1, 1);
  const intervalSeconds = Math.ceil(
    Math.max(
      1,
      ...sharing.map((site) => site.provider.intervalSeconds),
      ...limits.map((limit) => (calls * limit.perSeconds) / (limit.requests * share * USABLE_SHARE)),
    ),
  );
  for (const site of sharing) checkWindow(site, intervalSeconds, sharing.length, instances);

  const callsPerHour = (calls * 3600) / intervalSeconds;
  const windowSeconds = Math.max(...sharing.map((site) => site.provider.windowSeconds));
  const headroom = ({ requests, perSeconds }: RateLimit) => (requests - (callsPerHour * perSeconds) / 3600) / requests;
  const limit = limits.toSorted((a, b) => headroom(a) - headroom(b))[0] ?? null;
  return {
    provider: sharing[0]?.provider.name ?? "",
    credential,
    sites: sharing.map((site) => site.name),
    intervalSeconds,
    readsPerHour: (readings.size * instances * 3600) / intervalSeconds,
    callsPerHour,
    limit,
    headroom: limit === null ? null : headroom(limit),
    worstAgeSeconds: Math.min(2 * intervalSeconds + PASSING_ON_SECONDS, windowSeconds),
    windowSeconds,
  };
}

function checkWindow(site: Site, intervalSeconds: number, sites: number, instances: number): void {
  const { name, windowSeconds } = site.provider;
  if (intervalSeconds <= windowSeconds) return;
  const alone = sites === 1 && instances === 1;
  throw new RangeError(
    `[onlookers] Site "${site.name}" could be read every ${intervalSeconds} s only, but ${name} counts the visitors of the last ${windowSeconds} s: each count would expire before the next comes. ` +
      (alone
        ? "The token's limit is too low for this service; get a higher one."
        : `${sites} sites and ${instances} instances share the token's limit: give each token fewer sites, get a higher limit, or let the instances share a store.`),
  );
}
