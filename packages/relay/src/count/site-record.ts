import { Counts } from "./counts.js";
import { stalenessSince, type KeptSnapshot } from "../ledger/kept-snapshot.js";
import { readingOf } from "../ledger/ledger.js";
import type { LedgerDocument } from "../ledger/document.js";
import type { KnownLedger } from "../ledger/keeper.js";
import type { PlannedSite } from "../plan/planned-sites.js";

/** What can be said of a site at one moment. */
export interface Standing {
  /** That moment, in epoch milliseconds. */
  readonly at: number;
  /** `null` where nothing true can be said. */
  readonly snapshot: KeptSnapshot | null;
  /** What the snapshot, or none, gives. */
  readonly counts: Counts;
  /** The epoch millisecond before which no other snapshot can come. */
  readonly dueAt: number;
}

/**
 * What a request for one site needs, side by side: a process that answers for 10,000 sites finds hardly anything of it in
 * the processor's caches, so each place to look in costs. Taken from the ledger once for each of its documents.
 */
export class SiteRecord {
  readonly site: PlannedSite;
  readonly #ledger: KnownLedger;
  readonly #nothing: Counts;
  #document: LedgerDocument | null = null;
  #counts: Counts;
  #dueAt = 0;

  /** @param ledger of the site's credential */
  constructor(site: PlannedSite, ledger: KnownLedger) {
    this.site = site;
    this.#ledger = ledger;
    this.#nothing = new Counts(site, null);
    this.#counts = this.#nothing;
  }

  /** @param at epoch milliseconds */
  standingAt(at: number): Standing {
    if (this.#ledger.document !== this.#document) this.#take(this.#ledger.document);
    const { observedAt, lifetime } = this.#counts;
    const isExpired = stalenessSince(observedAt, lifetime, at) === "expired";
    const counts = isExpired ? this.#nothing : this.#counts;
    return { at, snapshot: counts.snapshot, counts, dueAt: this.#dueAt };
  }

  #take(document: LedgerDocument): void {
    const { snapshot, dueAt } = readingOf(document, this.site.key);
    if (snapshot !== this.#counts.snapshot) this.#counts = new Counts(this.site, snapshot);
    this.#dueAt = Math.max(dueAt, document.pausedUntil);
    this.#document = document;
  }
}
