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
