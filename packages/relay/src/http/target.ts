import { canonicalPath } from "@onlookers/core/server";

/** A page's name, longer than any that a shop would have and short enough for every log and cache. */
const MAX_PAGE_LENGTH = 1024;
const NO_PAGES: readonly string[] = [];
/** As many cards as a page would show. */
const MAX_PAGES = 50;

/**
 * The site that a path and query ask for: the last segment, decoded, whatever stands before it; `null` where it can't
 * be decoded. One slash at the end is ignored, since some frameworks add it.
 */
export function siteNameOf(target: string): string | null {
  const behind = target.search(/[?#]/);
  const whole = behind === -1 ? target.length : behind;
  const end = target[whole - 1] === "/" ? whole - 1 : whole;
  const name = target.slice(target.lastIndexOf("/", end - 1) + 1, end);
  try {
    return name.includes("%") ? decodeURIComponent(name) : name;
  } catch {
    return null;
  }
}

/**
 * The canonical pages that a path and query ask for, none for the whole site; `undefined` where one is empty or too
 * long, where there are too many, or where they don't ascend: a set of pages has one address, so that caches keep it
 * once. Other parameters are ignored, since platforms add their own.
 */
export function pagesOf(target: string): readonly string[] | undefined {
  if (!target.includes("?")) return NO_PAGES;
  const query = /\?(?<query>[^#]*)/.exec(target)?.groups?.["query"] ?? "";
  const asked = new URLSearchParams(query).getAll("page");
  if (asked.length > MAX_PAGES || asked.some((page) => page === "" || page.length > MAX_PAGE_LENGTH)) return undefined;
  const pages = asked.map(canonicalPath);
  return pages.every((page, index) => index === 0 || page > (pages[index - 1] ?? "")) ? pages : undefined;
}
