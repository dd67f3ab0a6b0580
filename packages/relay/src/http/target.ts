import { canonicalPage } from "@onlookers/core/server";

/** Longer than the path of any page, and short enough for every log and cache. */
const MAX_PAGE_LENGTH = 1024;
/** As many pages as a product grid shows. */
const MAX_PAGES = 50;
const NO_PAGES: readonly string[] = [];

/**
 * The path and query of a request's target. The host of an absolute form (RFC 9112 §3.2.2) is removed, as no answer depends
 * on it, and a fragment, which no correct client sends.
 */
export function originForm(target: string): string {
  const path = target.startsWith("/") ? target : target.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, "");
  const end = path.indexOf("#");
  return end === -1 ? path : path.slice(0, end);
}

/**
 * The site that a path and query request: the last segment of the path, decoded; `null` if it cannot be decoded. One
 * trailing slash is ignored, because some frameworks add it.
 */
export function siteNameOf(target: string): string | null {
  const queryStart = target.indexOf("?");
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
  const queryStart = target.indexOf("?");
  if (queryStart === -1) return NO_PAGES;
  const requested = new URLSearchParams(target.slice(queryStart)).getAll("page");
  if (requested.length > MAX_PAGES) return undefined;
  if (requested.some((page) => page === "" || page.length > MAX_PAGE_LENGTH)) return undefined;
  const pages = requested.map(canonicalPage);
  return pages.every((page, index) => index === 0 || page > (pages[index - 1] ?? "")) ? pages : undefined;
}
