import { canonicalPath } from "@onlookers/core/server";

/** A page's name, longer than any that a shop would have and short enough for every log and cache. */
const MAX_PAGE_LENGTH = 1024;

/**
 * The site that a path and query ask for: the last segment, decoded, whatever stands before it; `null` where it can't
 * be decoded. One slash at the end is ignored, since some frameworks add it.
 */
export function siteNameOf(target: string): string | null {
  const path = target.replace(/[?#].*$/s, "").replace(/\/$/, "");
  try {
    return decodeURIComponent(path.slice(path.lastIndexOf("/") + 1));
  } catch {
    return null;
  }
}

/**
 * The canonical page that a path and query ask for, `null` for the whole site, `undefined` for one that can't be: empty,
 * too long or named twice. Other parameters are ignored, since platforms add their own.
 */
export function pageOf(target: string): string | null | undefined {
  const query = /\?(?<query>[^#]*)/.exec(target)?.groups?.["query"];
  const [page, ...more] = new URLSearchParams(query).getAll("page");
  if (page === undefined) return null;
  return page === "" || page.length > MAX_PAGE_LENGTH || more.length > 0 ? undefined : canonicalPath(page);
}
