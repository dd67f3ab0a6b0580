import { clockOffset, jumpSince, type Clocks } from "../clock/clock-jump.js";
import type { MemoryStore, Store } from "../store/store.js";
import { EMPTY_LEDGER, isLedgerState, type LedgerState } from "./ledger-state.js";
import { mergeLedgerStates } from "./merge-ledger-states.js";
import { formatLedgerState, parseLedgerState } from "./parse-ledger-state.js";
import { shiftLedgerState } from "./shift-ledger-state.js";

/** The newest known state of one credential. The state is replaced, never changed in place. */
export interface LedgerEntry {
  readonly state: LedgerState;
}

/** Applies ledger transitions to the store with compare-and-set, and caches the result. */
export interface SharedLedger {
  /** The cached state of a credential: everything that this process has seen of it. */
  get(credential: string): LedgerState;
  /** The cache entry itself, for callers that read it often. */
  entry(credential: string): LedgerEntry;
  /**
   * Applies `step` to the state of a credential, again if another instance changed it meanwhile. `step` returns `next`,
   * the state to store; if that is the state it received, nothing is stored.
   *
   * @returns the result of the last `step`
   */
  update<T extends { readonly next: LedgerState }>(credential: string, step: (ledger: LedgerState) => T): Promise<T>;
  /** Whether the store has ever returned a value for the credential. */
  hasLoaded(credential: string): boolean;
  /** Merges a state into the cache. The next change writes the result to the store. */
  merge(credential: string, ledger: LedgerState): void;
  /** Resolves when the cached state changes, or when the store should be polled again. */
  nextChange(credential: string): Promise<void>;
  /** Stops watching the store, and resolves every {@link SharedLedger.nextChange}. */
  close(): void;
}

/** Options of {@link createSharedLedger}. */
export interface SharedLedgerOptions extends Clocks {
  /** Holds the states. Its errors reach the caller. */
  readonly store: Store | MemoryStore;
  /** Called after each change by another instance, if the store can be watched. */
  readonly onChange?: ((credential: string) => void) | undefined;
}

/** Converts ledger states to a store's values, and back. */
interface Codec<Value> {
  readonly encode: (ledger: LedgerState) => Value;
  readonly decode: (value: Value | null) => LedgerState;
}

/** Another instance wins each lost race, so this many in a row mean a store that does not work. */
const MAX_RACES = 100;
/** The interval for polling a store that cannot be watched. */
export const STORE_POLL_MS = 100;
/** The interval for polling a store that can be watched: messages get lost. */
const WATCHED_STORE_POLL_MS = 1000;

/** States that never leave the process need no conversion. */
const IN_MEMORY: Codec<unknown> = {
  encode: (ledger) => ledger,
  decode: (value) => (isLedgerState(value) ? value : EMPTY_LEDGER),
};

/** Creates a ledger with an empty cache. */
export function createSharedLedger({ store, ...options }: SharedLedgerOptions): SharedLedger {
  if ("inMemory" in store) return createLedgerOn({ ...options, store, codec: IN_MEMORY });
  const isStoreTime = store.now !== undefined;
  const codec: Codec<string> = {
    encode: (ledger) => formatLedgerState(ledger, options.now()),
    decode: (text) => parseLedgerState(text, { now: options.now(), isStoreTime }),
  };
  return createLedgerOn({ ...options, store, codec });
}

interface LedgerOnOptions<Value> extends Clocks, Pick<SharedLedgerOptions, "onChange"> {
  readonly store: Store<Value>;
  readonly codec: Codec<Value>;
}

function createLedgerOn<Value>({ store, codec, onChange, ...clocks }: LedgerOnOptions<Value>): SharedLedger {
  const entries = new Map<string, { state: LedgerState }>();
  /** The value that the store held last, and its state. */
  const loaded = new Map<string, { readonly value: Value | null; readonly state: LedgerState }>();
  /** The value that this process is setting: a store in memory reports it at once, also to this process. */
  let writing: Value | null = null;
  const watches = new Map<string, () => void>();
  const mayJump = !("inMemory" in store);
  const waiting = new Map<string, Set<() => void>>();
  /** The clock of the cached states; `null` if there are none, or in memory, where the clock is never set. */
  let offset: number | null = null;

  function entry(credential: string): { state: LedgerState } {
    const existing = entries.get(credential);
    if (existing !== undefined) return existing;
    const created = { state: EMPTY_LEDGER };
    entries.set(credential, created);
    return created;
  }

  function set(credential: string, ledger: LedgerState): void {
    entry(credential).state = ledger;
    for (const resolve of waiting.get(credential) ?? []) resolve();
  }

  function merge(credential: string, ledger: LedgerState): void {
    if (loaded.size === 0 && mayJump) offset = clockOffset(clocks);
    const { state } = entry(credential);
    if (ledger !== EMPTY_LEDGER) set(credential, state === EMPTY_LEDGER ? ledger : mergeLedgerStates(ledger, state));
  }

  /**
   * Merges what the store holds into the cache, and returns it.
   *
   * @throws {Error} if it is too long to be a state
   */
  function load(credential: string, value: Value | null): LedgerState {
    if (mayJump) followClock();
    const last = loaded.get(credential);
    if (last !== undefined && last.value === value) return last.state;
    const state = codec.decode(value);
    loaded.set(credential, { value, state });
    merge(credential, state);
    return state;
  }

  /**
   * The store's first answer shows its time, which replaces the machine's. Later its clock may be set back. If it is set
   * ahead, the cached states may just be old: clocks that measure jumps stop while a machine sleeps.
   */
  function followClock(): void {
    const jump = offset === null ? 0 : jumpSince(offset, clocks);
    offset = clockOffset(clocks);
    if (jump === 0 || (jump > 0 && loaded.size > 0)) return;
    for (const cached of entries.values()) cached.state = shiftLedgerState(cached.state, jump);
  }

  function watch(credential: string): void {
    if (store.watch === undefined || watches.has(credential)) return;
    const stop = store.watch(keyOf(credential), (value) => {
      if (value === writing) return;
      try {
        load(credential, value);
      } catch {
        return; // The next `get` fails, as a store does.
      }
      onChange?.(credential);
    });
    watches.set(credential, stop);
  }

  return {
    get: (credential) => entry(credential).state,
    entry,
    merge,
    hasLoaded: (credential) => loaded.has(credential),
    async update(credential, step) {
      for (let race = 0; race < MAX_RACES; race += 1) {
        const value = await store.get(keyOf(credential));
        watch(credential); // Not earlier: the store's time is known from its first answer on.
        const stored = load(credential, value);
        const { state } = entry(credential);
        const result = step(state);
        // A lower token than the cached one means that the store lost its data: write it again.
        if (result.next === state && stored.token === state.token) return result;
        const next = codec.encode(result.next);
        writing = next;
        const setting = store.compareAndSet(keyOf(credential), value, next);
        writing = null;
        if (!(await setting)) continue;
        loaded.set(credential, { value: next, state: result.next });
        if (entry(credential).state === state) set(credential, result.next);
        else merge(credential, result.next);
        return result;
      }
      throw new Error(
        `[onlookers] The store refused ${MAX_RACES} changes in a row, so instances cannot agree on a reading. Check that compareAndSet compares with exactly the value that get returned.`,
      );
    },
    async nextChange(credential) {
      const resolvers = waiting.get(credential) ?? new Set();
      waiting.set(credential, resolvers);
      await new Promise<void>((resolve) => {
        const finish = () => {
          clearTimeout(timer);
          resolvers.delete(finish);
          resolve();
        };
        const timer = setTimeout(finish, store.watch === undefined ? STORE_POLL_MS : WATCHED_STORE_POLL_MS);
        resolvers.add(finish);
      });
    },
    close() {
      for (const stop of watches.values()) stop();
      for (const resolve of [...waiting.values()].flatMap((resolvers) => [...resolvers])) resolve();
    },
  };
}

function keyOf(credential: string): string {
  return `onlookers:1:${credential}`;
}
