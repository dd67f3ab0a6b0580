import { parseCount } from "../../parse/fields.js";
import { tallyPages, toPages, type PageTally } from "../../provider/page-tally.js";
import { canonicalPath, parsePage } from "../../parse/path.js";
import { parseRecord, parseRows } from "../../parse/fields.js";
import type { PagesReading } from "../../provider/provider.js";
import { parseRecent } from "./recent.js";

/** A visitor whose last page view is older than this is not counted as active. */
const WINDOW_MS = 300_000;

/** The fields of an answer that {@link parsePages} needs. */
interface PageFields {
  readonly pageBreakdown: unknown;
  readonly recentPageviews: unknown;
  readonly activeVisitors: number;
  /** Epoch milliseconds. */
  readonly observedAt: number;
}

/**
 * Parses `pageBreakdown`. It is documented as visitors by page, but the public source answers a tally of its last ten page
 * views of all time, which remain after everyone has left. A breakdown that equals that tally is therefore replaced by a
 * tally of the page views within the window, with `pagesBasis: "recent-pageviews"`.
 */
export function parsePages({ pageBreakdown, recentPageviews, activeVisitors, observedAt }: PageFields): PagesReading {
  const breakdown = parseBreakdown(pageBreakdown);
  if (breakdown === null) return { pages: null, pagesBasis: null };
  const pagesBasis = isTallyOf(recentPageviews, breakdown) ? "recent-pageviews" : "visitors";
  if (activeVisitors === 0) return { pages: [], pagesBasis };
  const tally = pagesBasis === "visitors" ? byPathIfAlone(breakdown) : tallyWithinWindow(recentPageviews, observedAt);
  return { pages: toPages(tally, activeVisitors), pagesBasis };
}

function parseBreakdown(value: unknown): PageTally | null {
  const breakdown = parseRecord(value);
  if (breakdown === null) return null;
  return tallyPages(pagesIn(breakdown));
}

function* pagesIn(breakdown: Readonly<Record<string, unknown>>): Generator<[path: string, visitors: number]> {
  for (const path of Object.keys(breakdown)) {
    const visitors = parseCount(breakdown[path], { digits: true });
    if (visitors !== null) yield [parsePage(path), visitors];
  }
}

/** ztas counts by path: a query or an anchor of the only row of a path says nothing of the page. */
function byPathIfAlone(breakdown: PageTally): PageTally {
  if (!Array.from(breakdown.keys()).some((page) => /[?#]/.test(page))) return breakdown; // Nearly always, and much faster.
  const rowsByPath = new Map<string, number>();
  for (const page of breakdown.keys()) {
    const path = canonicalPath(page);
    rowsByPath.set(path, (rowsByPath.get(path) ?? 0) + 1);
  }
  const isAlone = (page: string) => rowsByPath.get(canonicalPath(page)) === 1;
  return new Map(Array.from(breakdown, ([page, visitors]) => [isAlone(page) ? canonicalPath(page) : page, visitors]));
}

/**
 * Compares every entry of the breakdown, not every page view: the source loses paths such as `__proto__`. It tallies
 * whatever an event contained as a property name, so this does the same: a page may be the number 404.
 */
function isTallyOf(recentPageviews: unknown, breakdown: PageTally): boolean {
  const rows = parseRows(recentPageviews) ?? [];
  const tally = tallyPages(rows.map(({ page }) => [parsePage(propertyName(page)), 1] as const));
  return rows.length > 0 && [...breakdown].every(([path, visitors]) => tally.get(path) === visitors);
}

function propertyName(page: unknown): string {
  if (typeof page === "object" && page !== null) return Array.isArray(page) ? page.join() : "[object Object]";
  return typeof page === "string" || typeof page === "number" || typeof page === "boolean" ? `${page || "/"}` : "/";
}

function tallyWithinWindow(recentPageviews: unknown, observedAt: number): PageTally {
  const recent = parseRecent(recentPageviews) ?? [];
  const current = recent.filter(({ at }) => Math.abs(observedAt - Date.parse(at)) <= WINDOW_MS);
  return tallyPages(current.map(({ path }) => [path, 1] as const));
}
