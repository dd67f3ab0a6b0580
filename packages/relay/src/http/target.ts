import { canonicalPage } from "@onlookers/core/server";

/** Longer than the path of any page, and short enough for every log and cache. */
const MAX_PAGE_LENGTH = 1024;
/** As many pages as a product grid shows. */
const MAX_PAGES = 50;
const NO_PAGES: readonly string[] = [];

/**
 * The site that a path and query request: the last segment of the path, decoded; `null` if it cannot be decoded. One
 * trailing slash is ignored, because some frameworks add it.
 */
export function siteNameOf(target: string): string | null {
  const queryStart = target.search(/[?#]/);
  const pathEnd = queryStart === -1 ? target.length : queryStart;
  const end = target[pathEnd - 1] === "/" ? pathEnd - 1 : pathEnd;
  const name = target.slice(target.lastIndexOf("/", end - 1) + 1, end);
  try {
    return name.includes("%") ? decodeURIComponent(name) : name;
  } catch {
    return null;
  }
}

/**
 * The canonical pages that a path and query request; none for the whole site. `undefined` if one is empty or too long, if
 * there are too many, or if they do not ascend: a set of pages has one address, so that caches store it once. Other
 * parameters are ignored, because platforms add their own.
 */
export function pagesOf(target: string): readonly string[] | undefined {
  if (!target.includes("?")) return NO_PAGES;
  const query = /\?(?<query>[^#]*)/.exec(target)?.groups?.["query"] ?? "";
  const requested = new URLSearchParams(query).getAll("page");
  if (requested.length > MAX_PAGES) return undefined;
  if (requested.some((page) => page === "" || page.length > MAX_PAGE_LENGTH)) return undefined;
  const pages = requested.map(canonicalPage);
  return pages.every((page, index) => index === 0 || page > (pages[index - 1] ?? "")) ? pages : undefined;
}
