import { parseCount, parseInstant, parseRecord, parseRows } from "@onlookers/core/server";
import type { KeptSnapshot } from "../kept-snapshot.js";
import { EMPTY_LEDGER, type Lease, type LedgerDocument, type ReadingState, type Spent } from "./document.js";

/** The last millisecond that a date can have. */
const LAST_EPOCH = 8.64e15;

/**
 * Reads a document back from a store, which others may write to: what isn't well formed is left out, so that garbage
 * in a store becomes a missing count and never a shown one.
 */
export function parseDocument(text: string | null): LedgerDocument {
  const fields = parseRecord(text === null ? null : parseJson(text));
  if (fields?.["v"] !== 1) return EMPTY_LEDGER;
  return {
    v: 1,
    token: parseCount(fields["token"]) ?? 0,
    pausedUntil: parseEpoch(fields["pausedUntil"]) ?? 0,
    spent: parseSpent(fields["spent"]),
    readings: parseEach(fields["readings"], parseReading),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function parseSpent(value: unknown): Spent {
  return parseEach(value, (rows) => (Array.isArray(rows) ? rows.flatMap(parseBucket) : undefined));
}

function parseBucket(row: unknown): [number, number][] {
  if (!Array.isArray(row)) return [];
  const bucket = parseCount(row[0]);
  const calls = parseCount(row[1]);
  return bucket === null || calls === null ? [] : [[bucket, calls]];
}

function parseReading(value: unknown): ReadingState | undefined {
  const fields = parseRecord(value);
  const dueAt = parseEpoch(fields?.["dueAt"]);
  if (fields === null || dueAt === null) return undefined;
  return {
    dueAt,
    failures: parseCount(fields["failures"]) ?? 0,
    lease: parseLease(fields["lease"]),
    snapshot: parseSnapshot(fields["snapshot"]),
    doubtsZero: fields["doubtsZero"] === true,
  };
}

function parseLease(value: unknown): Lease | null {
  const fields = parseRecord(value);
  const token = parseCount(fields?.["token"]);
  const from = parseEpoch(fields?.["from"]);
  const until = parseEpoch(fields?.["until"]);
  return token === null || from === null || until === null ? null : { token, from, until };
}

function parseSnapshot(value: unknown): KeptSnapshot | null {
  const fields = parseRecord(value);
  const activeVisitors = parseCount(fields?.["activeVisitors"]);
  const observedAt = parseInstant(fields?.["observedAt"]);
  if (activeVisitors === null || observedAt === null) return null;
  const pages = parseRows(fields?.["pages"])?.flatMap((row) => {
    const visitors = parseCount(row["visitors"]);
    return typeof row["path"] === "string" && visitors !== null ? [{ path: row["path"], visitors }] : [];
  });
  return { activeVisitors, observedAt: new Date(observedAt).toISOString(), pages: pages ?? null };
}

function parseEach<T>(value: unknown, parse: (entry: unknown) => T | undefined): Record<string, T> {
  const entries = Object.entries(parseRecord(value) ?? {});
  return Object.fromEntries(
    entries.flatMap(([key, entry]) => {
      const parsed = parse(entry);
      return parsed === undefined ? [] : [[key, parsed]];
    }),
  );
}

function parseEpoch(value: unknown): number | null {
  return typeof value === "number" && value >= 0 && value <= LAST_EPOCH ? value : null;
}
