import { parseCount } from "../../parse/count.js";
import { tallyPages, toPages, type PageTally } from "../../provider/page-tally.js";
import { parsePath } from "../../parse/path.js";
import { parseRecord, parseRows } from "../../parse/record.js";
import type { PagesReading } from "../../provider/provider.js";
import { parseRecent } from "./recent.js";

/** A page view older than this belongs to nobody who is counted as active. */
const WINDOW_MS = 300_000;

/**
 * `pageBreakdown` is documented as visitors by page. The public source instead tallies its last ten page views of
 * all time, which stay there when everybody has gone. So a breakdown that is just that tally is not believed: only
 * the page views of the window are tallied anew, and called what they are.
 */
export function parsePages(
  pageBreakdown: unknown,
  recentPageviews: unknown,
  activeVisitors: number,
  observedAt: number,
): PagesReading {
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

/** Every entry, not every page view: a path such as `__proto__` is lost from the breakdown at its source. */
function isTallyOf(recentPageviews: unknown, breakdown: PageTally): boolean {
  const rows = parseRows(recentPageviews) ?? [];
  const paths = rows.flatMap((row) => parsePath(row["page"]) ?? []);
  const tally = tallyPages(paths.map((path) => [path, 1] as const));
  return rows.length > 0 && [...breakdown].every(([path, visitors]) => tally.get(path) === visitors);
}

function tallyWithinWindow(recentPageviews: unknown, observedAt: number): PageTally {
  const recent = parseRecent(recentPageviews) ?? [];
  const live = recent.filter(({ at }) => Math.abs(observedAt - Date.parse(at)) <= WINDOW_MS);
  return tallyPages(live.map(({ path }) => [path, 1] as const));
}
