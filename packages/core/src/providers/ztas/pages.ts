import { parseCount } from "../../parse/fields.js";
import { tallyPages, toPages, type PageTally } from "../../provider/page-tally.js";
import { parsePath } from "../../parse/path.js";
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
  const tally = pagesBasis === "visitors" ? breakdown : tallyWithinWindow(recentPageviews, observedAt);
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
    if (visitors !== null) yield [parsePath(path), visitors];
  }
}

/** Compares every entry of the breakdown, not every page view: the source loses paths such as `__proto__`. */
function isTallyOf(recentPageviews: unknown, breakdown: PageTally): boolean {
  const rows = parseRows(recentPageviews) ?? [];
  const paths = rows.flatMap((row) => parsePath(row["page"]) ?? []);
  const tally = tallyPages(paths.map((path) => [path, 1] as const));
  return rows.length > 0 && [...breakdown].every(([path, visitors]) => tally.get(path) === visitors);
}

function tallyWithinWindow(recentPageviews: unknown, observedAt: number): PageTally {
  const recent = parseRecent(recentPageviews) ?? [];
  const current = recent.filter(({ at }) => Math.abs(observedAt - Date.parse(at)) <= WINDOW_MS);
  return tallyPages(current.map(({ path }) => [path, 1] as const));
}
