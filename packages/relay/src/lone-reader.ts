import { EMPTY_LEDGER, UNREAD, type LedgerDocument } from "./ledger/document.js";
import { createLedgerKeeper } from "./ledger/keeper.js";
import { memoryStore } from "./memory-store.js";
import { createReader, type Reader, type ReaderOptions } from "./reader.js";

/**
 * Reads for this process alone while the store can't be reached, out of the share of the limits that is set aside for
 * that: for sites without one, not at all.
 *
 * @param options the keeper is that of the store: what it knows holds here too, and it hears of each count
 */
export function createLoneReader(options: ReaderOptions): Reader {
  const keeper = createLedgerKeeper({ store: memoryStore(), now: options.now });
  const refresh = createReader({ ...options, keeper });
  return async (site) => {
    const { credential } = site.provider;
    // Who never heard of the store doesn't know its time either, nor what others have spent and been told.
    if (site.loneRules === null || !options.keeper.hasHeard(credential)) return;
    keeper.learn(credential, { ...options.keeper.peek(credential), spent: {} });
    await refresh({ ...site, rules: site.loneRules });
    options.keeper.learn(credential, newsOf(keeper.peek(credential)));
  };
}

/** Counts and the pause. What was spent came out of another share, and due times are the others' own. */
function newsOf({ pausedUntil, readings }: LedgerDocument): LedgerDocument {
  const counts = Object.entries(readings).map(([key, { snapshot }]) => [key, { ...UNREAD, snapshot }]);
  return { ...EMPTY_LEDGER, pausedUntil, readings: Object.fromEntries(counts) };
}
