import type { Client, Provider, RateLimit } from "@onlookers/core/server";
import type { ReadingRules } from "../ledger/ledger.js";
import type { Lifetime } from "../ledger/ledger-state.js";
import { callsOf, limitsOf, type CredentialPlan, type Sharing } from "./plan.js";
import { EVERY_PAGE, type PageList, type Site } from "./sites.js";

/** Option `storeOutage` of {@link createRelay}. */
export interface StoreOutageOptions {
  /** The share of each limit, between 0 and 1, e.g. 0.3. */
  readonly share: number;
  /** The number of processes that split it. More processes than that could exceed the limit. */
  readonly instances: number;
}

/** A site with its lifetime, the rules of its readings, and its client. */
export interface PlannedSite extends Site {
  readonly lifetime: Lifetime;
  readonly rules: ReadingRules;
  /** The rules while the shared store cannot be reached; `null`: no readings. */
  readonly fallbackRules: ReadingRules | null;
  readonly client: Pick<Client, "readFully">;
  readonly pages: PageList;
  /** Seconds from the start of a process until its first reading, because others may have read a moment ago. */
  readonly startDelaySeconds: number;
}

/** The settings that all sites of a relay have in common. */
export interface PlanSitesOptions {
  readonly sites: ReadonlyMap<string, Site>;
  /** The plan of these sites. */
  readonly plan: readonly CredentialPlan[];
  /** The number of processes that share the limits without communicating. */
  readonly instances: number;
  /** See `RelayOptions.storeOutage`. */
  readonly storeOutage?: StoreOutageOptions | undefined;
  /** Milliseconds that a reading may take. */
  readonly timeout: number;
  /** @default every page */
  readonly pages?: PageList | undefined;
  /**
   * Whether a process waits one interval before its first reading.
   *
   * @default false
   */
  readonly waitsAtStart?: boolean | undefined;
  readonly clientOf: (provider: Provider) => PlannedSite["client"];
}

/** A killed holder costs one lease, so a lease is hardly longer than the longest reading. */
const LEASE_GRACE_MS = 1000;

/** Adds to each site what its readings need. */
export function planSites(options: PlanSitesOptions): ReadonlyMap<string, PlannedSite> {
  const { sites, plan, instances, storeOutage, timeout, pages = EVERY_PAGE, waitsAtStart = false, clientOf } = options;
  const planned = plan.flatMap(({ sites: names, intervalSeconds }) => {
    const ofCredential = names.flatMap((name) => sites.get(name) ?? []);
    const limits = limitsOf(ofCredential, { instances, share: 1 - (storeOutage?.share ?? 0) });
    return ofCredential.map((site): PlannedSite => {
      const { windowSeconds, zeroMayBeFailure } = site.provider;
      const leaseMs = timeout + LEASE_GRACE_MS;
      const pace = { intervalSeconds, spacingSeconds: 0 };
      const rules = { key: site.key, ...pace, calls: site.calls, limits, leaseMs, zeroMayBeFailure };
      const startDelaySeconds = waitsAtStart ? intervalSeconds : 0;
      const lifetime = { ttlSeconds: intervalSeconds, windowSeconds };
      const fallbackRules =
        storeOutage === undefined ? null : toFallbackRules(rules, { sites: ofCredential, ...storeOutage });
      return { ...site, lifetime, rules, fallbackRules, pages, startDelaySeconds, client: clientOf(site.provider) };
    });
  });
  return new Map(planned.map((site) => [site.name, site]));
}

interface SitesInOutage extends Sharing {
  /** All sites of one credential. */
  readonly sites: readonly Site[];
}

/**
 * Processes that cannot communicate share a limit by reading that many times less often. They keep an even pace from the
 * start: a restarted process does not know what the previous one spent.
 */
function toFallbackRules(rules: ReadingRules, { sites, ...sharing }: SitesInOutage): ReadingRules | null {
  const limits = limitsOf(sites, sharing);
  if (limits.some(({ requests }) => requests < rules.calls)) return null;
  const leastSeconds = rules.intervalSeconds * sharing.instances;
  return { ...rules, limits, spacingSeconds: evenSpacing({ leastSeconds, calls: callsOf(sites), limits }) };
}

interface Spacing {
  readonly leastSeconds: number;
  /** Calls that read each site once. */
  readonly calls: number;
  readonly limits: readonly RateLimit[];
}

/** Seconds between two readings of a site that use the limits up evenly, at least `leastSeconds`. */
export function evenSpacing({ leastSeconds, calls, limits }: Spacing): number {
  const spacings = limits.map(({ requests, perSeconds }) => (calls * perSeconds) / requests);
  return Math.ceil(Math.max(leastSeconds, ...spacings));
}
