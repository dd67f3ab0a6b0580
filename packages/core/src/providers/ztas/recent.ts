import { parseCountry } from "../../parse/fields.js";
import { parseInstant } from "../../parse/instant.js";
import { parsePage } from "../../parse/path.js";
import { parseRows } from "../../parse/fields.js";
import type { RecentPageview } from "../../provider/visitor-snapshot.js";

/** Parses `recentPageviews`, without its invalid rows; `null` if it isn't a list. */
export function parseRecent(value: unknown): RecentPageview[] | null {
  return (
    parseRows(value)?.flatMap((row) => {
      const path = parsePage(row["page"]);
      const at = parseInstant(row["timestamp"]);
      if (path === undefined || at === null) return [];
      return [{ path, at: new Date(at).toISOString(), country: parseCountry(row["country"]) }];
    }) ?? null
  );
}
