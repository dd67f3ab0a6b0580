import type { PlainResponse } from "../service/plain-response.js";
import { parseJsonObject } from "../service/parse-json-object.js";
import type { SiteReport } from "../world/site-report.js";
import { countVisitors } from "../world/tally.js";
import { error, ok } from "./ga4-responses.js";

/** The property of a report. */
interface Property {
  readonly report: SiteReport;
  /** The data stream of all visitors. */
  readonly streamId: string;
}

const MINUTE_MS = 60_000;
const MAX_MINUTES_AGO = 29;

/**
 * Runs the JSON body of a request. The mock supports the metric `activeUsers` without dimensions, in one range of minutes,
 * filtered by one stream. Values are texts, and what is empty is left out, as in the JSON of protocol buffers.
 */
export function runRealtimeReport(body: string, { report, streamId }: Property): PlainResponse {
  const { metrics, dimensions = [], minuteRanges = [{}], dimensionFilter } = parseJsonObject(body);
  if (!Array.isArray(metrics) || metrics.length !== 1) return error(400, "The mock supports one metric");
  const metric: unknown = Object(metrics[0]).name;
  if (metric !== "activeUsers") return error(400, `Field ${String(metric)} is not a valid metric.`);
  if (!isEmptyList(dimensions)) return error(400, "The mock supports no dimensions");
  if (!Array.isArray(minuteRanges) || minuteRanges.length !== 1) {
    return error(400, "The mock supports one range of minutes");
  }
  const range = rangeOf(minuteRanges[0], report.at);
  if (typeof range === "string") return error(400, range);
  const { fieldName = "streamId", stringFilter } = Object(Object(dimensionFilter).filter);
  if (fieldName !== "streamId") return error(400, `Field ${String(fieldName)} is not a valid dimension.`);

  const isOurs = dimensionFilter === undefined || Object(stringFilter).value === streamId;
  const users = isOurs ? countVisitors(report.between(range.from, range.to)) : 0;
  const rows = [{ metricValues: [{ value: String(users) }] }];
  return ok({
    metricHeaders: [{ name: "activeUsers", type: "TYPE_INTEGER" }],
    ...(users > 0 && { rows, rowCount: rows.length }),
    kind: "analyticsData#runRealtimeReport",
  });
}

/** The range of whole minutes, of which the current one is not over; or what is wrong with it. */
function rangeOf(range: unknown, at: number): { readonly from: number; readonly to: number } | string {
  const { startMinutesAgo: start = MAX_MINUTES_AGO, endMinutesAgo: end = 0 } = Object(range);
  if (!isWhole(start) || !isWhole(end) || end > start) return "Minute range is not valid.";
  if (start > MAX_MINUTES_AGO) {
    return `Minute range startMinutesAgo must be at most ${MAX_MINUTES_AGO} for this property.`;
  }
  const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  return { from: minute - start * MINUTE_MS - 1, to: minute - (end - 1) * MINUTE_MS - 1 };
}

function isWhole(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
