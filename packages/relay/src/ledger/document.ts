import type { KeptSnapshot } from "./kept-snapshot.js";
import type { ServiceClock } from "./service-clock.js";

/** The right to make one reading. It ends by itself, so that a holder that died costs one lease and no more. */
export interface Lease {
  /** Fences a late holder: only the reading that holds the newest token may set the snapshot. */
  readonly token: number;
  /** Epoch milliseconds, as are all instants in a document. */
  readonly from: number;
  readonly until: number;
}

/** How one reading of a credential stands. */
export interface ReadingState {
  /** The token of the reading that was begun last; 0 where none was. */
  readonly token: number;
  /** No reading before this instant. */
  readonly dueAt: number;
  /** Failed readings since the last good one. */
  readonly failures: number;
  readonly lease: Lease | null;
  readonly snapshot: KeptSnapshot | null;
  /** `null` where no answer told of it. */
  readonly clock: ServiceClock | null;
  /** The last reading said 0 where a failure can look like 0, and was not believed yet. */
  readonly doubtsZero: boolean;
}

/** Calls made, as `[bucket, calls]`, for each limit by its `perSeconds`. */
export type Spent = Readonly<Record<string, readonly (readonly [bucket: number, calls: number])[]>>;

/** All that the instances of a relay share about one credential. Plain JSON. */
export interface LedgerDocument {
  readonly v: 1;
  /** The last fencing token that was handed out. */
  readonly token: number;
  /** The service wants to be left alone until then; 0 where it never did. */
  readonly pausedUntil: number;
  readonly spent: Spent;
  /** By {@link Site.key}. */
  readonly readings: Readonly<Record<string, ReadingState>>;
}

/** The document of a credential that nobody has used yet. */
export const EMPTY_LEDGER: LedgerDocument = { v: 1, token: 0, pausedUntil: 0, spent: {}, readings: {} };

/** The state of a reading that was never made: due at once. */
export const UNREAD: ReadingState = {
  token: 0,
  dueAt: 0,
  failures: 0,
  lease: null,
  snapshot: null,
  clock: null,
  doubtsZero: false,
};

/**
 * The entries as a dictionary. Keys that hold a site's name make a shape of their own of any other object, and past a
 * thousand and a half such shapes V8 has none left for objects elsewhere in the process: they get slow.
 */
export function dictionaryOf<T>(entries: Iterable<readonly [key: string, value: T]>): Record<string, T> {
  const dictionary: Record<string, T> = Object.create(null);
  for (const [key, value] of entries) dictionary[key] = value;
  return dictionary;
}
