import { epochOf, jumpSince } from "../clock/clock-jump.js";
import { dictionaryOf, EMPTY_LEDGER, UNREAD, type LedgerDocument } from "../ledger/document.js";
import { createLedgerKeeper, type LedgerKeeper } from "../ledger/keeper.js";
import { shiftDocument } from "../ledger/shift-document.js";
import { memoryStore } from "../store/memory-store.js";
import type { PlannedSite } from "../plan/planned-sites.js";
import { createReader, type Reader, type ReaderOptions } from "./reader.js";

/** The ledger of one credential that this process keeps for itself. */
interface Alone {
  readonly keeper: LedgerKeeper;
  readonly refresh: Reader;
  /** By which clock its instants are. */
  readonly epoch: number;
}

/**
 * Reads for this process alone while the store can't be reached, out of the share of the limits that is set aside for
 * that: for sites without one, not at all.
 *
 * @param options the keeper is that of the store: what it knows holds here too, and it hears of each count
 */
export function createLoneReader(options: ReaderOptions): Reader {
  const alones = new Map<string, Alone>();

  /** Its clock doesn't jump with the store's: what is under way then ends by the clock that it began by. */
  function begin(credential: string, document: LedgerDocument): Alone {
    const epoch = epochOf(options);
    const now = () => options.steady() + epoch;
    const keeper = createLedgerKeeper({ ...options, now, store: memoryStore() });
    keeper.learn(credential, document);
    const alone = { keeper, refresh: createReader({ ...options, now, keeper }), epoch };
    alones.set(credential, alone);
    return alone;
  }

  function aloneFor(credential: string): Alone {
    const alone = alones.get(credential);
    if (alone === undefined) return begin(credential, EMPTY_LEDGER);
    const jump = jumpSince(alone.epoch, options);
    return jump === 0 ? alone : begin(credential, shiftDocument(withoutCounts(alone.keeper.peek(credential)), jump));
  }

  return async (site) => {
    const { credential } = site.provider;
    const { loneRules } = site;
    if (loneRules === null) return;
    const { keeper, refresh, epoch } = aloneFor(credential);
    if (options.keeper.hasHeard(credential))
      keeper.learn(credential, { ...options.keeper.peek(credential), spent: {} });
    const isBegun = Object.hasOwn(keeper.peek(credential).readings, site.key);
    if (!isBegun) keeper.learn(credential, asIfRead(site, options.now()));
    await refresh({ ...site, rules: loneRules });
    const jump = jumpSince(epoch, options);
    const news = newsOf(keeper.peek(credential));
    options.keeper.learn(credential, jump === 0 ? news : shiftDocument(withoutCounts(news), jump));
  };
}

/**
 * Who never heard of the store doesn't know when its forerunner read, which may have been a moment ago: a process that is
 * started again and again must not read each time.
 */
function asIfRead({ key, loneRules }: PlannedSite, now: number): LedgerDocument {
  const dueAt = now + (loneRules?.turnSeconds ?? 0) * 1000;
  return { ...EMPTY_LEDGER, readings: dictionaryOf([[key, { ...UNREAD, dueAt }]]) };
}

/** How old a count is that came while the clock jumped, nobody knows. */
function withoutCounts(document: LedgerDocument): LedgerDocument {
  const readings = Object.entries(document.readings).map(
    ([key, state]) => [key, { ...state, snapshot: null, clock: null }] as const,
  );
  return { ...document, readings: dictionaryOf(readings) };
}

/** Counts and the pause. What was spent came out of another share, and due times are the others' own. */
function newsOf({ pausedUntil, readings }: LedgerDocument): LedgerDocument {
  const counts = Object.entries(readings).map(([key, { snapshot }]) => [key, { ...UNREAD, snapshot }] as const);
  return { ...EMPTY_LEDGER, pausedUntil, readings: dictionaryOf(counts) };
}
