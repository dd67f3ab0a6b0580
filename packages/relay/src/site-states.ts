import { readingOf } from "./ledger.js";
import type { LedgerDocument, ReadingState } from "./ledger/document.js";
import type { LedgerKeeper } from "./ledger/keeper.js";
import type { PlannedSite } from "./planned-sites.js";

/** How a site's reading stands, by all that this process knows. */
export interface SiteState {
  readonly document: LedgerDocument;
  /** The site's part of it. */
  readonly reading: ReadingState;
}

/**
 * Finds a site's reading in its credential's document once for each document: every request asks, and names that differ
 * from one document to the next are what engines look up slowly.
 */
export function createSiteStates(keeper: Pick<LedgerKeeper, "peek">): (site: PlannedSite) => SiteState {
  const found = new Map<PlannedSite, SiteState>();
  return (site) => {
    const document = keeper.peek(site.provider.credential);
    const before = found.get(site);
    if (before?.document === document) return before;
    const anew = { document, reading: readingOf(document, site.key) };
    found.set(site, anew);
    return anew;
  };
}
