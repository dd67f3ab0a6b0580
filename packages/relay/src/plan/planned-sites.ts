import type { Client, Provider, RateLimit } from "@onlookers/core/server";
import type { Lifetime } from "../ledger/kept-snapshot.js";
import type { ReadingRules } from "../ledger/ledger.js";
import { callsOf, limitsOf, type CredentialPlan } from "./plan.js";
import type { Site } from "./sites.js";

/** Option `whileStoreAway` of {@link createRelay}. */
export interface StoreAwayOptions {
  /** Of each limit, between 0 and 1, e.g. 0.3. */
  readonly share: number;
  /** How many processes split it. One that starts beyond them could break the limit. */
  readonly instances: number;
}

/** A site with the pace at which it may be read. */
export interface PlannedSite extends Site {
  readonly lifetime: Lifetime;
  readonly rules: ReadingRules;
  /** What this process may do by itself while a shared store can't be reached; `null`: nothing. */
  readonly loneRules: ReadingRules | null;
  readonly client: Pick<Client, "readFully">;
}

/** What the sites of a relay have in common. */
export interface SitePlanning {
  /** How many processes share the limits without knowing of one another. */
  readonly instances: number;
  /** See `RelayOptions.whileStoreAway`. */
  readonly whileStoreAway?: StoreAwayOptions | undefined;
  /** Milliseconds that a reading may take. */
  readonly timeout: number;
  readonly clientOf: (provider: Provider) => PlannedSite["client"];
}

/** A killed holder costs one lease, so it is hardly longer than the longest reading. */
const LEASE_GRACE_MS = 1000;

/**
 * The sites with what each needs to be read.
 *
 * @param plan of these sites
 */
export function planSites(
  sites: ReadonlyMap<string, Site>,
  plan: readonly CredentialPlan[],
  { instances, whileStoreAway, timeout, clientOf }: SitePlanning,
): ReadonlyMap<string, PlannedSite> {
  const planned = plan.flatMap(({ sites: names, intervalSeconds }) => {
    const sharing = names.flatMap((name) => sites.get(name) ?? []);
    const limits = limitsOf(sharing, instances, 1 - (whileStoreAway?.share ?? 0));
    return sharing.map((site): PlannedSite => {
      const { windowSeconds, zeroMayBeFailure } = site.provider;
      const leaseMs = timeout + LEASE_GRACE_MS;
      const pace = { intervalSeconds, turnSeconds: 0 };
      const rules = { key: site.key, ...pace, calls: site.calls, limits, leaseMs, zeroMayBeFailure };
      const lifetime = { ttlSeconds: intervalSeconds, windowSeconds };
      const loneRules = whileStoreAway === undefined ? null : loneRulesOf(rules, sharing, whileStoreAway);
      return { ...site, lifetime, rules, loneRules, client: clientOf(site.provider) };
    });
  });
  return new Map(planned.map((site) => [site.name, site]));
}

/**
 * Those who don't hear of one another take turns by keeping as many times the distance. And they never hurry: what a
 * process spent is lost with it, so that the next one may go on at the same pace, whatever was before.
 */
function loneRulesOf(
  rules: ReadingRules,
  sharing: readonly Site[],
  { share, instances }: StoreAwayOptions,
): ReadingRules | null {
  const limits = limitsOf(sharing, instances, share);
  if (limits.some(({ requests }) => requests < rules.calls)) return null;
  return { ...rules, limits, turnSeconds: turnSecondsOf(rules.intervalSeconds * instances, callsOf(sharing), limits) };
}

/** Seconds between two readings of a site that use limits up evenly, and no fewer than `least`. */
export function turnSecondsOf(least: number, calls: number, limits: readonly RateLimit[]): number {
  return Math.ceil(Math.max(least, ...limits.map(({ requests, perSeconds }) => (calls * perSeconds) / requests)));
}
