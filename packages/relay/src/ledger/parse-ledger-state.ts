import { parseCount, parseInstant, parseRecord, parseRows } from "@onlookers/core/server";
import { MAX_PAUSE_SECONDS } from "./back-off.js";
import { bucketMs } from "./budget.js";
import {
  CLOCK_SLACK_MS,
  dictionaryOf,
  EMPTY_LEDGER,
  type Lease,
  type LedgerState,
  type ReadingState,
  type Spent,
  type StoredSnapshot,
} from "./ledger-state.js";
import type { ServiceClock } from "./service-clock.js";
import { shiftLedgerState, withoutCounts } from "./shift-ledger-state.js";

/** The longest pause or lease. */
const MAX_HOLD_MS = MAX_PAUSE_SECONDS * 1000;
/** The longest interval. */
const MAX_WAIT_MS = 24 * 3600 * 1000;
/** A credential has a handful of readings, each with a hundred kilobytes of pages at most. */
const MAX_CHARACTERS = 4 * 1024 * 1024;
/** A clock that was never set is some decades behind. */
const MAX_SKEW_SECONDS = 100 * 366 * 24 * 3600;
/** No browser accepts a larger count. */
const MAX_VISITORS = 1e7;
/** From here on, higher tokens may be no safe integers. */
const MAX_TOKEN = 2 ** 52;

/**
 * Formats a state for a store. A state that would be too long to be parsed again loses its pages.
 *
 * @param now epoch milliseconds
 * @throws {Error} if it is still too long, with some ten thousand sites of one token
 */
export function formatLedgerState(ledger: LedgerState, now: number): string {
  const text = JSON.stringify({ ...ledger, at: now });
  if (text.length <= MAX_CHARACTERS) return text;
  const readings = Object.entries(ledger.readings).map(([key, reading]) => {
    const snapshot = reading.snapshot && { ...reading.snapshot, pages: null };
    return [key, { ...reading, snapshot }] as const;
  });
  const withoutPages = JSON.stringify({ ...ledger, at: now, readings: dictionaryOf(readings) });
  if (withoutPages.length > MAX_CHARACTERS) throw tooLong(withoutPages.length);
  return withoutPages;
}

/** Options of {@link parseLedgerState}. */
interface ParseOptions {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Whether all instances take their time from the store, so that only a set clock explains a state from the future. */
  readonly isStoreTime?: boolean | undefined;
}

/**
 * Parses the text of a store, which others may write to. Drops every field that is malformed, or lies further in the
 * future than the ledger ever writes. Garbage then becomes a missing count, never a shown one. It cannot block readings
 * for ever or keep a count alive.
 *
 * If the store's clock was set back, the whole state lies in the future. It is moved to the present, without its counts.
 *
 * @throws {Error} if the text is longer than this relay ever writes: as an empty state, it would lose the calls that were
 *   made
 */
export function parseLedgerState(text: string | null, { now, isStoreTime = false }: ParseOptions): LedgerState {
  if (text !== null && text.length > MAX_CHARACTERS) throw tooLong(text.length);
  const fields = parseRecord(text === null ? null : parseJson(text));
  if (fields?.["v"] !== 1) return EMPTY_LEDGER;
  const at = parseEpoch(fields["at"], Number.MAX_SAFE_INTEGER) ?? now;
  if (!isStoreTime || at <= now + CLOCK_SLACK_MS) return parseFields(fields, now);
  return withoutCounts(shiftLedgerState(parseFields(fields, at), now - at));
}

function tooLong(characters: number): Error {
  return new Error(
    `[onlookers] The state of a token has ${characters} characters, but the relay stores ${MAX_CHARACTERS} at most. Delete the key in the store if another program wrote it, or give each token fewer sites.`,
  );
}

function parseFields(fields: Readonly<Record<string, unknown>>, now: number): LedgerState {
  const readings = parseEach(fields["readings"], (reading) => parseReading(reading, now));
  return {
    v: 1,
    // No reading may have a higher token: all later readings would count as older.
    token: Math.max(parseToken(fields["token"]), ...Object.values(readings).map(({ token }) => token)),
    pausedUntil: parseEpoch(fields["pausedUntil"], now + MAX_HOLD_MS) ?? 0,
    spent: parseEach(fields["spent"], (rows, perSeconds) =>
      parseBuckets(rows, { perSeconds: Number(perSeconds), now }),
    ),
    readings,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function parseToken(value: unknown): number {
  const token = parseCount(value) ?? 0;
  return token < MAX_TOKEN ? token : 0;
}

function parseBuckets(
  rows: unknown,
  { perSeconds, now }: { readonly perSeconds: number; readonly now: number },
): Spent[string] | undefined {
  if (!Array.isArray(rows) || !(perSeconds > 0)) return undefined;
  const newest = (now + MAX_HOLD_MS) / bucketMs({ perSeconds });
  return rows.flatMap((row: unknown): Spent[string] => {
    if (!Array.isArray(row)) return [];
    const bucket = parseCount(row[0]);
    const calls = parseCount(row[1]);
    return bucket === null || calls === null || bucket > newest ? [] : [[bucket, calls]];
  });
}

function parseReading(value: unknown, now: number): ReadingState | undefined {
  const fields = parseRecord(value);
  if (fields === null) return undefined;
  return {
    token: parseToken(fields["token"]),
    dueAt: parseEpoch(fields["dueAt"], now + MAX_WAIT_MS) ?? 0,
    failures: parseCount(fields["failures"]) ?? 0,
    lease: parseLease(fields["lease"], now),
    snapshot: parseSnapshot(fields["snapshot"], now),
    clock: parseClock(fields["clock"], now),
    doubtsZero: fields["doubtsZero"] === true,
  };
}

function parseLease(value: unknown, now: number): Lease | null {
  const fields = parseRecord(value);
  const token = parseCount(fields?.["token"]);
  const from = parseEpoch(fields?.["from"], now + CLOCK_SLACK_MS);
  const until = parseEpoch(fields?.["until"], now + MAX_HOLD_MS);
  return token === null || from === null || until === null ? null : { token, from, until };
}

function parseClock(value: unknown, now: number): ServiceClock | null {
  const fields = parseRecord(value);
  const [aheadSeconds, lastAheadSeconds] = [fields?.["aheadSeconds"], fields?.["lastAheadSeconds"]];
  const lastAt = parseEpoch(fields?.["lastAt"], now + CLOCK_SLACK_MS);
  if (!isSkew(aheadSeconds) || !isSkew(lastAheadSeconds) || lastAt === null) return null;
  return { aheadSeconds, lastAheadSeconds, lastAt };
}

function isSkew(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= MAX_SKEW_SECONDS;
}

function parseSnapshot(value: unknown, now: number): StoredSnapshot | null {
  const fields = parseRecord(value);
  const activeVisitors = parseCount(fields?.["activeVisitors"]);
  const observedAt = parseInstant(fields?.["observedAt"]);
  if (activeVisitors === null || activeVisitors > MAX_VISITORS) return null;
  if (observedAt === null || observedAt > now + CLOCK_SLACK_MS) return null;
  const pages = parseRows(fields?.["pages"])?.flatMap((row) => {
    const visitors = parseCount(row["visitors"]);
    return typeof row["path"] === "string" && visitors !== null && visitors <= MAX_VISITORS
      ? [{ path: row["path"], visitors }]
      : [];
  });
  return {
    activeVisitors,
    observedAt: new Date(observedAt).toISOString(),
    pages: pages ?? null,
    ...(fields?.["pagesTruncated"] === true && { pagesTruncated: true }),
  };
}

function parseEach<T>(value: unknown, parse: (entry: unknown, key: string) => T | undefined): Record<string, T> {
  const entries = Object.entries(parseRecord(value) ?? {});
  return dictionaryOf(
    entries.flatMap(([key, entry]): [string, T][] => {
      const parsed = parse(entry, key);
      return parsed === undefined ? [] : [[key, parsed]];
    }),
  );
}

function parseEpoch(value: unknown, latest: number): number | null {
  return typeof value === "number" && value >= 0 && value <= latest ? value : null;
}
