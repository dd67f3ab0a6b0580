import { parseCount, parseRecord } from "../parse/fields.js";
import { parsePage } from "../parse/path.js";
import type { PageVisitors } from "./visitor-snapshot.js";

/** Counts by canonical path. It is a `Map`, because an answer may contain the path `__proto__`. */
export type PageTally = ReadonlyMap<string, number>;

/** Adds up the counts of each path. */
export function tallyPages(rows: Iterable<readonly [path: string, visitors: number]>): PageTally {
  const tally = new Map<string, number>();
  for (const [path, visitors] of rows) add(tally, path, visitors);
  return tally;
}

function add(tally: Map<string, number>, path: string, visitors: number): void {
  const before = tally.get(path);
  tally.set(path, before === undefined ? visitors : Math.min(Number.MAX_SAFE_INTEGER, before + visitors));
}

/**
 * The tally as a snapshot's pages: most visitors first, then by path in code unit order.
 *
 * @param atMost limits each page's count, such as to the site's visitors
 */
export function toPages(tally: PageTally, atMost = Number.MAX_SAFE_INTEGER): PageVisitors[] {
  const pages: PageVisitors[] = [];
  for (const [path, visitors] of tally) pages.push({ path, visitors: Math.min(visitors, atMost) });
  return pages.sort((a, b) => b.visitors - a.visitors || (a.path < b.path ? -1 : 1));
}

/** The unparsed path and visitors of a row. */
export type PageCells = readonly [path: unknown, visitors: unknown];

/**
 * The rows of an answer as a snapshot's pages. A row without a path, or without a valid count, is omitted; the path
 * `null` is `/`.
 *
 * @param cellsOf selects the path and the visitors of a row
 * @param atMost limits each page's count, such as to the site's visitors
 * @returns `null` if `rows` is not a list
 */
export function parsePageRows(
  rows: unknown,
  cellsOf: (row: Readonly<Record<string, unknown>>) => PageCells,
  atMost?: number,
): PageVisitors[] | null {
  if (!Array.isArray(rows)) return null;
  // A loop of its own, because a generator of pairs costs a third of the time.
  const tally = new Map<string, number>();
  for (const row of rows) {
    const record = parseRecord(row);
    if (record === null) continue;
    const [path, visitors] = cellsOf(record);
    const parsedPath = path === undefined ? undefined : parsePage(path);
    const count = parseCount(visitors, DIGITS);
    if (parsedPath !== undefined && count !== null) add(tally, parsedPath, count);
  }
  return toPages(tally, atMost);
}

const DIGITS = { digits: true };
