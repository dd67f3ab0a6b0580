import type { PlainResponse } from "../service/plain-response.js";
import { parseJsonObject } from "../service/parse-json-object.js";
import type { Pageview } from "../world/pageview.js";
import type { SiteReport } from "../world/site-report.js";
import { countVisitors, tallyPages } from "../world/tally.js";
import { error, ok, running } from "./posthog-responses.js";

/** The project of a query. */
interface Queried {
  readonly report: SiteReport;
  readonly projectId: string;
}

/** A query that the mock can run. */
interface HogQl {
  readonly windowSeconds: number;
  readonly isByPath: boolean;
  readonly limit: number;
}

const DEFAULT_LIMIT = 100;
const DISTINCT = String.raw`count\(distinct person_id\)`;
const WHERE = String.raw`from events where event = '\$pageview' and timestamp > now\(\) - interval (?<window>\d+) second`;
const UNTIL = String.raw`(?: and timestamp <= now\(\) \+ interval \d+ second)?`;
const TOTAL = new RegExp(`^select ${DISTINCT} ${WHERE}${UNTIL}$`, "i");
const BY_PATH = new RegExp(
  String.raw`^select properties\.\$pathname, ${DISTINCT} ${WHERE}${UNTIL} group by 1 order by 2 desc(?: limit (?<limit>\d+))?$`,
  "i",
);

/** Runs the JSON body of a request. A query that does not block is still running when it is answered. */
export function runQuery(body: string, { report, projectId }: Queried): PlainResponse {
  const { query, refresh = "blocking" } = parseJsonObject(body);
  const { kind, query: sql } = Object(query);
  if (kind !== "HogQLQuery" || typeof sql !== "string") return error("query", "query: this field is required");
  const parsed = parseHogQl(sql);
  if (parsed === null) return error("query", "The mock supports the queries of a visitor counter only");
  if (refresh === "async" || refresh === "force_async") return running(projectId);
  return ok(resultOf(parsed, { sql, report, projectId }));
}

/** The query; `null` if it is not one of a visitor counter. */
function parseHogQl(sql: string): HogQl | null {
  const text = sql.trim().replaceAll(/\s+/g, " ");
  const groups = (TOTAL.exec(text) ?? BY_PATH.exec(text))?.groups;
  if (groups === undefined) return null;
  const limit = Number(groups["limit"] ?? DEFAULT_LIMIT);
  return { windowSeconds: Number(groups["window"]), isByPath: BY_PATH.test(text), limit };
}

function resultOf(query: HogQl, { sql, report, projectId }: Queried & { readonly sql: string }): object {
  const pageviews = report.within(query.windowSeconds);
  const rows = query.isByPath ? rowsByPath(pageviews) : [[countVisitors(pageviews)]];
  const columns = query.isByPath ? ["properties.$pathname", "count()"] : ["count()"];
  return {
    cache_key: `cache_${projectId}_1f2e`,
    calculation_trigger: null,
    cache_target_age: toPython(report.at + 360_000),
    clickhouse: null,
    columns,
    error: null,
    explain: null,
    hasMore: rows.length > query.limit,
    hogql: sql,
    is_cached: false,
    last_refresh: toPython(report.at),
    limit: query.limit,
    metadata: null,
    modifiers: {},
    next_allowed_client_refresh: toPython(report.at + 60_000),
    offset: 0,
    query: sql,
    query_status: null,
    results: rows.slice(0, query.limit),
    timezone: "UTC",
    timings: null,
    types: columns.map((column, index) => [column, index === columns.length - 1 ? "UInt64" : "Nullable(String)"]),
  };
}

function rowsByPath(pageviews: readonly Pageview[]): readonly (readonly [path: string, visitors: number])[] {
  return tallyPages(pageviews).map(({ path, visitors }) => [path, visitors]);
}

/** A time with microseconds. */
function toPython(at: number): string {
  return new Date(at).toISOString().replace("Z", "000Z");
}
