import { canonicalPath } from "../parse/path.js";
import type { VisitorSnapshot } from "./visitor-snapshot.js";

/**
 * The visitors of one page in the snapshot's window. 0 if the snapshot has pages without this one; `null` if it has none,
 * or only a tally of page views (`pagesBasis: "recent-pageviews"`).
 *
 * @param path in any spelling; {@link canonicalPath} removes query and fragment
 */
export function visitorsOn(snapshot: Pick<VisitorSnapshot, "pages" | "pagesBasis">, path: string): number | null {
  if (snapshot.pages === null || snapshot.pagesBasis !== "visitors") return null;
  const wanted = canonicalPath(path);
  return snapshot.pages.find((page) => page.path === wanted)?.visitors ?? 0;
}
