import type { Staleness } from "@onlookers/core";
import type { PageVisitors, VisitorSnapshot } from "@onlookers/core/server";
import type { ServiceClock } from "./service-clock.js";

/** The part of a snapshot that answers browsers. Countries and single page views are not even stored. */
export interface StoredSnapshot extends Pick<VisitorSnapshot, "activeVisitors"> {
  /** ISO 8601 UTC by the relay's clock, never later than the receipt. */
  readonly observedAt: string;
  /** Most visitors first; `null` if the provider does not report visitors by page. */
  readonly pages: VisitorSnapshot["pages"];
  /** `true` if `pages` is cut off: the number of an absent page is unknown. Omitted otherwise. */
  readonly pagesTruncated?: true;
}

/** The right to make one reading. It expires, so a holder that died delays the others by one lease at most. */
export interface Lease {
  /** A fencing token: only the reading with the newest token may set the snapshot. */
  readonly token: number;
  /** Epoch milliseconds, like all instants in a ledger state. */
  readonly from: number;
  readonly until: number;
}

/** The state of one reading of a credential. */
export interface ReadingState {
  /** The token of the reading that began last; 0 before the first. */
  readonly token: number;
  /** No reading before this instant. */
  readonly dueAt: number;
  /** Failed readings since the last successful one. */
  readonly failures: number;
  readonly lease: Lease | null;
  readonly snapshot: StoredSnapshot | null;
  /** `null` until an answer showed the service's clock. */
  readonly clock: ServiceClock | null;
  /** The last reading was a 0 that may hide a failure, so it was not accepted yet. */
  readonly doubtsZero: boolean;
}

/** Calls made, as `[bucket, calls]`, for each limit by its `perSeconds`. */
export type Spent = Readonly<Record<string, readonly (readonly [bucket: number, calls: number])[]>>;

/** Everything that the instances of a relay share about one credential. Plain JSON; never changed in place. */
export interface LedgerState {
  readonly v: 1;
  /** The last fencing token that was issued. */
  readonly token: number;
  /** No calls before this instant, because the service asked for a pause; 0 if it never did. */
  readonly pausedUntil: number;
  readonly spent: Spent;
  /** By {@link Site.key}. */
  readonly readings: Readonly<Record<string, ReadingState>>;
}

/** The ages at which a site's counts stop being `fresh` and become `expired`. */
export interface Lifetime {
  readonly ttlSeconds: number;
  readonly windowSeconds: number;
}

/** How far apart two instances' clocks may be. A count from further ahead was made before a clock was set back. */
export const CLOCK_SLACK_MS = 5000;

/** The state of a credential that was never used. */
export const EMPTY_LEDGER: LedgerState = { v: 1, token: 0, pausedUntil: 0, spent: {}, readings: {} };

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

/** The state of a credential whose reading must not be made before an instant in epoch milliseconds. */
export function notBefore(key: string, dueAt: number): LedgerState {
  return { ...EMPTY_LEDGER, readings: dictionaryOf([[key, { ...UNREAD, dueAt }]]) };
}

/** The state of one reading; {@link UNREAD} if the ledger has none. */
export function readingOf(ledger: LedgerState, key: string): ReadingState {
  return ledger.readings[key] ?? UNREAD;
}

/**
 * The most pages of a snapshot that are stored, and the most characters of their paths: visitors can make up paths, and
 * every instance loads them all.
 */
const MAX_PAGES = 1000;
const MAX_PATH_CHARACTERS = 100_000;

/**
 * Drops everything that no browser may receive, and the pages with the fewest visitors if there are too many.
 *
 * @param isNeeded whether the number of a page may be requested
 */
export function toStoredSnapshot(
  snapshot: VisitorSnapshot,
  isNeeded: (path: string) => boolean = () => true,
): StoredSnapshot {
  const { activeVisitors, observedAt, pages, pagesBasis, pagesTruncated = false } = snapshot;
  if (pages === null || pagesBasis !== "visitors") return { activeVisitors, observedAt, pages: null };
  const needed = pages.filter(({ path }) => isNeeded(path));
  const kept = firstPages(needed);
  const isCutOff = pagesTruncated || kept.length < needed.length;
  return { activeVisitors, observedAt, pages: kept, ...(isCutOff && { pagesTruncated: true }) };
}

function firstPages(pages: readonly PageVisitors[]): readonly PageVisitors[] {
  let characters = 0;
  const end = pages.findIndex(({ path }, index) => {
    characters += path.length;
    return index >= MAX_PAGES || characters > MAX_PATH_CHARACTERS;
  });
  return end === -1 ? pages : pages.slice(0, end);
}

/** Epoch milliseconds; `NaN` for no snapshot or an invalid time. */
export function observedAtOf(snapshot: StoredSnapshot | null): number {
  return snapshot === null ? NaN : Date.parse(snapshot.observedAt);
}

/**
 * Core's staleness by age; `expired` also for a count of unknown age.
 *
 * @param ageMs milliseconds since the count was observed
 */
export function stalenessAtAge(ageMs: number, { ttlSeconds, windowSeconds }: Lifetime): Staleness {
  const isKnown = ageMs >= -CLOCK_SLACK_MS;
  if (!isKnown || ageMs > windowSeconds * 1000) return "expired";
  return ageMs > ttlSeconds * 1000 ? "stale" : "fresh";
}

/** Whether a value is a state of this version. Only for values that never left the process: fields are not checked. */
export function isLedgerState(value: unknown): value is LedgerState {
  return typeof value === "object" && value !== null && "v" in value && value.v === EMPTY_LEDGER.v;
}

/**
 * A record without a prototype, in V8's dictionary mode. In a plain object, keys with a site's name give each site a
 * hidden class of its own. Beyond about 1,500 of those, V8 slows down objects elsewhere in the process.
 */
export function dictionaryOf<T>(entries: Iterable<readonly [key: string, value: T]>): Record<string, T> {
  const dictionary: Record<string, T> = Object.create(null);
  for (const [key, value] of entries) dictionary[key] = value;
  return dictionary;
}
