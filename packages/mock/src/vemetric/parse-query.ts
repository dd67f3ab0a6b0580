import { parseJsonObject } from "../service/parse-json-object.js";

/** A valid query. The mock supports live queries, in total or by page. */
export interface VemetricQuery {
  readonly metrics: readonly Metric[];
  readonly isByPage: boolean;
  readonly limit: number;
  readonly offset: number;
  /** The query as the response repeats it. */
  readonly echo: object;
}

/** The metrics that the mock supports. */
type Metric = "users" | "pageviews";

/** An invalid field. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1_000;

/** Parses the JSON body of a query. */
export function parseQuery(body: string): VemetricQuery | { readonly problems: readonly FieldProblem[] } {
  const { dateRange, metrics = ["users"], groupBy = [], orderBy = [], limit, offset } = parseJsonObject(body);
  const wanted = Array.isArray(metrics) ? metrics.filter(isMetric) : [];
  const groups: readonly unknown[] = Array.isArray(groupBy) ? groupBy : [null];
  const problems = [
    ...(dateRange === "live" ? [] : ["dateRange"]),
    ...(wanted.length > 0 && Array.isArray(metrics) && wanted.length === metrics.length ? [] : ["metrics"]),
    ...(groups.every((group) => group === "page:path") && groups.length <= 1 ? [] : ["groupBy"]),
    ...(isWhole(limit ?? DEFAULT_LIMIT, 1, MAX_LIMIT) ? [] : ["limit"]),
    ...(isWhole(offset ?? 0, 0, Number.MAX_SAFE_INTEGER) ? [] : ["offset"]),
  ];
  if (problems.length > 0) return { problems: problems.map((field) => ({ field, message: "Invalid input" })) };
  const page = { limit: Number(limit ?? DEFAULT_LIMIT), offset: Number(offset ?? 0) };
  const echo = { dateRange, groupBy: groups, metrics: wanted, orderBy, ...page };
  return { metrics: wanted, isByPage: groups.length > 0, ...page, echo };
}

function isMetric(value: unknown): value is Metric {
  return value === "users" || value === "pageviews";
}

function isWhole(value: unknown, min: number, max: number): boolean {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= min && value <= max;
}
