/** A v2 query as far as the mock can answer it. */
export interface PagesQuery {
  readonly metrics: readonly Metric[];
  /** Epoch milliseconds, both ends included. */
  readonly from: number;
  readonly to: number;
  readonly isByPage: boolean;
  /** Only these paths, `null` for all. */
  readonly paths: readonly string[] | null;
}

/** What the mock can count. */
export type Metric = "visitors" | "pageviews";

/** A query, or the sentence that refuses it. */
export type ParsedQuery = { readonly query: PagesQuery } | { readonly problem: string };

const LONGEST_RANGE = 3_600_000;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** Refuses in Plausible's sentences, also the metrics, dimensions and filters that Plausible knows and the mock doesn't. */
export function parseQuery(body: Readonly<Record<string, unknown>>): ParsedQuery {
  const missing = ["metrics", "date_range"].filter((name) => !(name in body));
  if (missing.length === 1) return refuse(`#: Required property ${missing.join("")} was not present.`);
  if (missing.length > 1) return refuse(`#: Required properties ${missing.join(", ")} were not present.`);

  const metricsProblem = problemOfMetrics(body["metrics"]);
  if (metricsProblem !== null) return refuse(metricsProblem);
  const range = parseRange(body["date_range"]);
  if (range === null) return refuse(`#/date_range: Invalid date range ${inspect(body["date_range"])}`);
  if (range.to - range.from > LONGEST_RANGE) return refuse("#/date_range: the mock looks back one hour at most");
  const problem =
    problemOfList("dimensions", body["dimensions"], (item) => item === "event:page", "dimension") ??
    problemOfList("filters", body["filters"], (item) => pathsOf(item) !== null, "filter");
  if (problem !== null) return refuse(problem);

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

function refuse(problem: string): ParsedQuery {
  return { problem };
}

function problemOfMetrics(metrics: unknown): string | null {
  const problem = problemOfList("metrics", metrics, isMetric, "metric");
  if (problem !== null) return problem;
  if (list(metrics).length === 0) return "#/metrics: Expected a minimum of 1 items but got 0.";
  if (new Set(list(metrics)).size < list(metrics).length) {
    return "#/metrics: Expected items to be unique but they were not.";
  }
  return null;
}

function problemOfList(name: string, value: unknown, isValid: (item: unknown) => boolean, word: string): string | null {
  if (value !== undefined && !Array.isArray(value)) {
    return `#/${name}: Type mismatch. Expected Array but got ${typeName(value)}.`;
  }
  const index = list(value).findIndex((item) => !isValid(item));
  return index < 0 ? null : `#/${name}/${index}: Invalid ${word} ${inspect(list(value)[index])}`;
}

/** Two instants with a zone. The literals `realtime` and `30m` are for Plausible's own dashboard alone. */
function parseRange(range: unknown): { readonly from: number; readonly to: number } | null {
  const ends = list(range).map((end) => (typeof end === "string" && INSTANT.test(end) ? Date.parse(end) : Number.NaN));
  const [from, to] = ends;
  if (ends.length !== 2 || from === undefined || to === undefined) return null;
  return from <= to ? { from, to } : null;
}

/** The paths of `["is", "event:page", ["/", …]]`. */
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

function typeName(value: unknown): string {
  if (value === null) return "Null";
  return typeof value === "string" ? "String" : typeof value === "number" ? "Integer" : "Object";
}

/** Like Elixir's `inspect`, which puts a blank after each comma. */
function inspect(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(inspect).join(", ")}]` : JSON.stringify(value);
}
