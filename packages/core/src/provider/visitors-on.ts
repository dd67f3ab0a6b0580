import { canonicalPath } from "../parse/path.js";
import type { VisitorSnapshot } from "./visitor-snapshot.js";

/** The part of a snapshot that {@link visitorsOn} needs. */
type Pages = Pick<VisitorSnapshot, "pages" | "pagesBasis" | "pagesTruncated">;

/**
 * The visitors of one page in the snapshot's window. 0 if the snapshot has all pages, without this one. `null` if it has
 * none, only a tally of page views (`pagesBasis: "recent-pageviews"`), or only some pages (`pagesTruncated`), without this
 * one.
 *
 * @param path in any spelling; {@link canonicalPath} removes query and fragment
 */
export function visitorsOn({ pages, pagesBasis, pagesTruncated }: Pages, path: string): number | null {
  if (pages === null || pagesBasis !== "visitors") return null;
  const wanted = canonicalPath(path);
  return pages.find((page) => page.path === wanted)?.visitors ?? (pagesTruncated === true ? null : 0);
}
