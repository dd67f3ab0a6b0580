import { clockOffset, jumpSince } from "../clock/clock-jump.js";
import { dictionaryOf, EMPTY_LEDGER, notBefore, UNREAD, type LedgerState } from "../ledger/ledger-state.js";
import { createSharedLedger, type SharedLedger } from "../ledger/shared-ledger.js";
import { shiftLedgerState, withoutCounts } from "../ledger/shift-ledger-state.js";
import { memoryStore } from "../store/memory-store.js";
import { createRefresher, type Refresher, type RefresherOptions } from "./refresher.js";

/** One credential's ledger in this process alone. */
interface LocalLedger {
  readonly ledger: SharedLedger;
  readonly refresh: Refresher;
  /** The clock of its instants. */
  readonly offset: number;
}

/**
 * Creates a refresher for the time while the store cannot be reached. It uses the share of the limits that is set aside
 * for outages; sites without a share are not read.
 *
 * @param options `ledger` is the store's: its state applies here too, and it receives each count
 */
export function createFallbackReader(options: RefresherOptions): Refresher {
  const localLedgers = new Map<string, LocalLedger>();

  /** A local ledger keeps its clock when the store's clock jumps, so that running readings end by the clock they began by. */
  function create(credential: string, state: LedgerState): LocalLedger {
    const offset = clockOffset(options);
    const now = () => options.steady() + offset;
    const ledger = createSharedLedger({ now, steady: options.steady, store: memoryStore() });
    ledger.merge(credential, state);
    const local = { ledger, refresh: createRefresher({ ...options, now, ledger }), offset };
    localLedgers.set(credential, local);
    return local;
  }

  function localLedgerOf(credential: string): LocalLedger {
    const local = localLedgers.get(credential);
    if (local === undefined) return create(credential, EMPTY_LEDGER);
    const jump = jumpSince(local.offset, options);
    return jump === 0 ? local : create(credential, shiftLedgerState(withoutCounts(local.ledger.get(credential)), jump));
  }

  return async (site) => {
    const { credential } = site.provider;
    const { fallbackRules } = site;
    if (fallbackRules === null) return undefined;
    const { ledger, refresh, offset } = localLedgerOf(credential);
    if (options.ledger.hasLoaded(credential)) {
      ledger.merge(credential, { ...options.ledger.get(credential), spent: {} });
    }
    const hasBegun = Object.hasOwn(ledger.get(credential).readings, site.key);
    // A process that never reached the store cannot know when the previous one read, perhaps a moment ago. It waits
    // first, so that a process in a restart loop does not read each time.
    if (!hasBegun) ledger.merge(credential, notBefore(site.key, options.now() + fallbackRules.spacingSeconds * 1000));
    const bailOut = await refresh({ ...site, rules: fallbackRules });
    const jump = jumpSince(offset, options);
    const result = countsAndPause(ledger.get(credential));
    options.ledger.merge(credential, jump === 0 ? result : shiftLedgerState(withoutCounts(result), jump));
    return bailOut;
  };
}

/** The part that the store's ledger needs. Its calls were paid from another share, and due times are each ledger's own. */
function countsAndPause({ pausedUntil, readings }: LedgerState): LedgerState {
  const counts = Object.entries(readings).map(([key, { snapshot }]) => [key, { ...UNREAD, snapshot }] as const);
  return { ...EMPTY_LEDGER, pausedUntil, readings: dictionaryOf(counts) };
}
