/** A valid v2 query. The mock supports a part of them. */
export interface PagesQuery {
  readonly metrics: readonly Metric[];
  /** Epoch milliseconds, both ends included. */
  readonly from: number;
  readonly to: number;
  readonly isByPage: boolean;
  /** The paths to count, `null` for all. */
  readonly paths: readonly string[] | null;
}

/** The metrics that the mock supports. */
export type Metric = "visitors" | "pageviews";

/** A query, or the error message. */
export type ParsedQuery = { readonly query: PagesQuery } | { readonly problem: string };

const MAX_RANGE_MS = 3_600_000;
const DATETIME_WITH_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** Parses a JSON object. Anything else becomes an empty object. */
export function parseObject(body: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(body);
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Parses the body of a v2 request. Errors have Plausible's messages. So have metrics, dimensions and filters that
 * Plausible supports and the mock does not.
 */
export function parseQuery(body: Readonly<Record<string, unknown>>): ParsedQuery {
  const missing = ["metrics", "date_range"].filter((name) => !(name in body));
  if (missing.length === 1) return fail(`#: Required property ${missing.join("")} was not present.`);
  if (missing.length > 1) return fail(`#: Required properties ${missing.join(", ")} were not present.`);

  const metricsProblem = findMetricsProblem(body["metrics"]);
  if (metricsProblem !== null) return fail(metricsProblem);
  const range = parseRange(body["date_range"]);
  if (range === null) return fail(`#/date_range: Invalid date range ${inspect(body["date_range"])}`);
  if (range.to - range.from > MAX_RANGE_MS) return fail("#/date_range: the mock supports ranges of up to one hour");
  const problem =
    findListProblem("dimensions", body["dimensions"], (item) => item === "event:page", "dimension") ??
    findListProblem("filters", body["filters"], (item) => pathsOf(item) !== null, "filter");
  if (problem !== null) return fail(problem);

  const metrics = list(body["metrics"]).filter(isMetric);
  const paths = list(body["filters"]).map(pathsOf);
  return {
    query: {
      metrics,
      ...range,
      isByPage: list(body["dimensions"]).length > 0,
      paths:
        paths.length === 0 ? null : paths.reduce((all, more) => (all ?? []).filter((path) => more?.includes(path))),
    },
  };
}

function fail(problem: string): ParsedQuery {
  return { problem };
}

function findMetricsProblem(metrics: unknown): string | null {
  const problem = findListProblem("metrics", metrics, isMetric, "metric");
  if (problem !== null) return problem;
  if (list(metrics).length === 0) return "#/metrics: Expected a minimum of 1 items but got 0.";
  if (new Set(list(metrics)).size < list(metrics).length) {
    return "#/metrics: Expected items to be unique but they were not.";
  }
  return null;
}

function findListProblem(
  name: string,
  value: unknown,
  isValid: (item: unknown) => boolean,
  word: string,
): string | null {
  if (value !== undefined && !Array.isArray(value)) {
    return `#/${name}: Type mismatch. Expected Array but got ${jsonTypeOf(value)}.`;
  }
  const index = list(value).findIndex((item) => !isValid(item));
  return index < 0 ? null : `#/${name}/${index}: Invalid ${word} ${inspect(list(value)[index])}`;
}

/** Parses two datetimes with a zone. Only Plausible's own dashboard may use the literals `realtime` and `30m`. */
function parseRange(range: unknown): { readonly from: number; readonly to: number } | null {
  const ends = list(range).map((end) =>
    typeof end === "string" && DATETIME_WITH_ZONE.test(end) ? Date.parse(end) : Number.NaN,
  );
  const [from, to] = ends;
  if (ends.length !== 2 || from === undefined || to === undefined) return null;
  return from <= to ? { from, to } : null;
}

/** Parses the paths of `["is", "event:page", ["/", …]]`. */
function pathsOf(filter: unknown): readonly string[] | null {
  const [operator, dimension, paths, ...more] = list(filter);
  if (operator !== "is" || dimension !== "event:page" || more.length > 0) return null;
  const strings = list(paths).filter((path) => typeof path === "string");
  return Array.isArray(paths) && strings.length === paths.length ? strings : null;
}

function isMetric(item: unknown): item is Metric {
  return item === "visitors" || item === "pageviews";
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function jsonTypeOf(value: unknown): string {
  if (value === null) return "Null";
  return typeof value === "string" ? "String" : typeof value === "number" ? "Integer" : "Object";
}

/** Formats as Elixir's `inspect` does, with a space after each comma. */
function inspect(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(inspect).join(", ")}]` : JSON.stringify(value);
}
