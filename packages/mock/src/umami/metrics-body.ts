import type { SiteReport } from "../world/site-report.js";
import { tallyPages } from "../world/tally.js";
import type { UmamiRelease } from "./umami-responses.js";

/** A request for metrics. */
export interface MetricsRequest {
  readonly query: URLSearchParams;
  readonly release: UmamiRelease;
  readonly isCloud: boolean;
  /** `null` for an unknown website. */
  readonly report: SiteReport | null;
}

const HOUR_MS = 3_600_000;
const DEFAULT_LIMIT = 500;

/**
 * Visitors by page as `[{"x": path, "y": visitors}]`, most visitors first; `null` if a parameter is missing or invalid.
 * Umami Cloud reads a table of whole hours unless a filter such as `search` needs the single page views.
 */
export function metricsBody({ query, release, isCloud, report }: MetricsRequest): readonly object[] | null {
  const startAt = Number(query.get("startAt") ?? Number.NaN);
  const endAt = Number(query.get("endAt") ?? Number.NaN);
  const limit = Number(query.get("limit") ?? DEFAULT_LIMIT);
  const type = release === "v3" ? "path" : "url";
  const isValid = [startAt, endAt, limit].every((value) => Number.isSafeInteger(value) && value >= 0);
  if (!isValid || query.get("type") !== type) return null;
  if (report === null) return [];

  const search = query.get("search") ?? "";
  const range = isCloud && search === "" ? hourIn(startAt, endAt) : { from: startAt - 1, to: endAt };
  if (range === null) return [];
  return tallyPages(report.between(range.from, range.to))
    .filter(({ path }) => path.includes(search))
    .slice(0, limit)
    .map(({ path, visitors }) => ({ x: path, y: visitors }));
}

/** The whole hour whose start is in the range, `null` without one. */
function hourIn(startAt: number, endAt: number): { readonly from: number; readonly to: number } | null {
  const hour = Math.floor(endAt / HOUR_MS) * HOUR_MS;
  return hour < startAt ? null : { from: hour - 1, to: hour + HOUR_MS - 1 };
}
