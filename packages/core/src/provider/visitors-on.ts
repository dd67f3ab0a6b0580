import { canonicalPath } from "../parse/path.js";
import type { VisitorSnapshot } from "./visitor-snapshot.js";

/**
 * The visitors of one page in the snapshot's window: 0 where pages are known and this one isn't among them,
 * `null` where they aren't known, or are a mere tally of page views (`pagesBasis: "recent-pageviews"`), from
 * which nothing follows about people.
 *
 * @param path any spelling: query and fragment are cut off as in {@link canonicalPath}
 */
export function visitorsOn(snapshot: Pick<VisitorSnapshot, "pages" | "pagesBasis">, path: string): number | null {
  if (snapshot.pages === null || snapshot.pagesBasis !== "visitors") return null;
  const wanted = canonicalPath(path);
  return snapshot.pages.find((page) => page.path === wanted)?.visitors ?? 0;
}
