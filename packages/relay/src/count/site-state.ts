import type { VisitorSnapshot } from "@onlookers/core/server";
import { type LedgerState, readingOf, stalenessAtAge, type StoredSnapshot } from "../ledger/ledger-state.js";
import type { LedgerEntry } from "../ledger/shared-ledger.js";
import type { PlannedSite } from "../plan/planned-sites.js";
import { SiteResponses } from "./site-responses.js";

/** A site's cached count at one moment. */
export interface CachedCount {
  /** That moment, in epoch milliseconds. */
  readonly at: number;
  /** `null` if there is no count, or it has expired. */
  readonly snapshot: StoredSnapshot | null;
  /** The answers for `snapshot`. */
  readonly responses: SiteResponses;
  /** The epoch millisecond before which no newer snapshot can arrive. */
  readonly dueAt: number;
}

/**
 * Everything that a request for one site needs, in one object. With 10,000 sites hardly anything of a site is in the
 * processor's caches, so each separate lookup costs time. The fields are updated once per ledger state.
 */
export class SiteState {
  readonly site: PlannedSite;
  readonly #entry: LedgerEntry;
  readonly #empty: SiteResponses;
  #ledger: LedgerState | null = null;
  #responses: SiteResponses;
  #dueAt = 0;

  /** @param entry of the site's credential */
  constructor(site: PlannedSite, entry: LedgerEntry) {
    this.site = site;
    this.#entry = entry;
    this.#empty = new SiteResponses(site, null);
    this.#responses = this.#empty;
  }

  /** @param at epoch milliseconds */
  countAt(at: number): CachedCount {
    if (this.#entry.state !== this.#ledger) this.#update(this.#entry.state);
    const { observedAt, lifetime } = this.#responses;
    const isExpired = stalenessAtAge(at - observedAt, lifetime) === "expired";
    const responses = isExpired ? this.#empty : this.#responses;
    return { at, snapshot: responses.snapshot, responses, dueAt: this.#dueAt };
  }

  #update(ledger: LedgerState): void {
    const { snapshot, dueAt } = readingOf(ledger, this.site.key);
    if (snapshot !== this.#responses.snapshot) this.#responses = new SiteResponses(this.site, snapshot);
    this.#dueAt = Math.max(dueAt, ledger.pausedUntil);
    this.#ledger = ledger;
  }
}

/** The whole snapshots of this process's last readings. They are in memory only: a store holds what browsers may receive. */
export interface LastSnapshots {
  /** @param stored the part of `whole` that the ledger accepted */
  keep(site: PlannedSite, stored: StoredSnapshot, whole: VisitorSnapshot): void;
  /**
   * The whole snapshot of `stored`. If another process made that reading, what the store does not hold is `null`.
   *
   * @param stored the site's current snapshot
   */
  wholeOf(site: PlannedSite, stored: StoredSnapshot): VisitorSnapshot;
}

/** Creates the memory, which holds one snapshot of each reading. */
export function createLastSnapshots(): LastSnapshots {
  const kept = new Map<string, VisitorSnapshot>();
  return {
    keep(site, { observedAt }, whole) {
      kept.set(idOf(site), { ...whole, observedAt });
    },
    wholeOf(site, stored) {
      const whole = kept.get(idOf(site));
      const isCurrent = whole?.observedAt === stored.observedAt && whole.activeVisitors === stored.activeVisitors;
      return isCurrent ? whole : fromStored(site, stored);
    },
  };
}

function fromStored({ provider }: PlannedSite, { pagesTruncated, ...stored }: StoredSnapshot): VisitorSnapshot {
  return {
    provider: provider.name,
    siteId: provider.siteId,
    windowSeconds: provider.windowSeconds,
    ...stored,
    observedAtSource: "received",
    pageviews: null,
    pagesBasis: stored.pages === null ? null : "visitors",
    ...(pagesTruncated === true && { pagesTruncated }),
    recent: null,
    perMinute: null,
  };
}

/** Identifies a reading, which several sites may share. */
export function idOf({ provider, key }: PlannedSite): string {
  return `${provider.credential} ${key}`;
}
