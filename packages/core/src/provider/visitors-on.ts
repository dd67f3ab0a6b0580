import { canonicalPage, canonicalPath } from "../parse/path.js";
import type { PageVisitors, VisitorSnapshot } from "./visitor-snapshot.js";

/** The part of a snapshot that {@link findPage} needs. */
type Pages = Pick<VisitorSnapshot, "pages" | "pagesBasis" | "pagesTruncated">;

/** The rows of one snapshot by their spellings. `null`: several rows, which are never added up. */
interface PageIndex {
  /** By {@link canonicalPage}. */
  readonly exact: ReadonlyMap<string, number>;
  /** By {@link withoutTrailingSlash}. */
  readonly bySlashless: ReadonlyMap<string, number | null>;
  /** The rows with a query or a fragment, by their path alone. */
  readonly byPath: ReadonlyMap<string, number | null>;
  /** What {@link looseSpelling} returns for the rows. */
  readonly loose: ReadonlySet<string>;
}

/** A snapshot may have thousands of pages, and answer thousands of requests. */
const indexes = new WeakMap<readonly PageVisitors[], PageIndex>();

/**
 * The visitors of one page in the snapshot's window. 0 if the snapshot has all pages, without this one. `null` if the
 * number is unknown, see {@link findPage}.
 *
 * @param page in any spelling, see {@link canonicalPage}
 */
export function visitorsOn(snapshot: Pages, page: string): number | null {
  return findPage(snapshot, page)?.visitors ?? null;
}

/**
 * The row of one page, with the path that the number is of: as requested, or without the query and the anchor. Visitors
 * are 0 if the snapshot has all pages, without this one. The first of these rules that applies decides:
 *
 * 1. The row of exactly this page.
 * 2. The row that differs only by a trailing slash.
 * 3. The row that has no query and no anchor, if the service lists no other query or anchor of its path. Or, for a page
 *    without query and anchor, the only row that adds a query.
 *
 * `null` if the number is unknown: the snapshot has no pages, only a tally of page views (`pagesBasis:
 * "recent-pageviews"`), only some pages (`pagesTruncated`), or only rows that may be this page or a part of it.
 *
 * @param page in any spelling, see {@link canonicalPage}
 */
export function findPage({ pages, pagesBasis, pagesTruncated }: Pages, page: string): PageVisitors | null {
  if (pages === null || pagesBasis !== "visitors") return null;
  const index = indexes.get(pages) ?? createIndex(pages);
  indexes.set(pages, index);
  const [path, barePath] = [canonicalPage(page), canonicalPath(page)];
  const own = index.exact.get(path) ?? index.bySlashless.get(withoutTrailingSlash(path));
  if (own !== undefined) return own === null ? null : { path, visitors: own };
  const similar = path === barePath ? onlyQueryOf(barePath, index, pagesTruncated) : withoutQuery(barePath, index);
  if (similar !== undefined) return similar === null ? null : { path: barePath, visitors: similar };
  return pagesTruncated === true || index.loose.has(looseSpelling(path)) ? null : { path: barePath, visitors: 0 };
}

/** The number of the row of a path alone, for a page that adds a query or an anchor to it. */
function withoutQuery(path: string, { byPath, bySlashless }: PageIndex): number | null | undefined {
  const slashless = withoutTrailingSlash(path);
  return byPath.has(slashless) ? null : bySlashless.get(slashless);
}

/** The number of the only row that adds a query to a path. A list that was cut off does not show whether it is the only one. */
function onlyQueryOf(path: string, { byPath }: PageIndex, isTruncated?: boolean): number | null | undefined {
  const visitors = byPath.get(withoutTrailingSlash(path));
  return visitors !== undefined && isTruncated === true ? null : visitors;
}

function createIndex(pages: readonly PageVisitors[]): PageIndex {
  const exact = new Map<string, number>();
  const bySlashless = new Map<string, number | null>();
  const byPath = new Map<string, number | null>();
  const loose = new Set<string>();
  for (const { path, visitors } of pages) {
    exact.set(path, visitors);
    const slashless = withoutTrailingSlash(path);
    bySlashless.set(slashless, bySlashless.has(slashless) ? null : visitors);
    loose.add(looseSpelling(path));
    if (!/[?#]/.test(path)) continue;
    const barePath = withoutTrailingSlash(canonicalPath(path));
    if (barePath === slashless) continue; // A route without a query.
    // A service that lists fragments lists the path without one by itself.
    byPath.set(barePath, path.includes("#") || byPath.has(barePath) ? null : visitors);
  }
  return { exact, bySlashless, byPath, loose };
}

/** `/a/?b` becomes `/a?b`. */
function withoutTrailingSlash(page: string): string {
  return page.replace(/(?<=[^/])\/+(?=[?#]|$)/g, "");
}

/** Equal for all pages that a server might not distinguish: without query, fragment, trailing slash, case and escapes. */
function looseSpelling(page: string): string {
  const path = withoutTrailingSlash(page.replace(/[?#].*/, "")).toLowerCase();
  if (!path.includes("%")) return path;
  try {
    return decodeURIComponent(path).normalize().toLowerCase();
  } catch {
    return path; // `/100%`
  }
}
