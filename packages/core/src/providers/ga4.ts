import { parseCount, parseRecord, parseRows } from "../parse/fields.js";
import { defineProvider } from "../provider/define-provider.js";
import type { OnlookersError } from "../provider/errors.js";
import type { PaceOptions, Provider, VisitorsReading } from "../provider/provider.js";
import type { ProviderCall } from "../provider/provider-call.js";
import { checkText, checkWindowMinutes } from "../provider/provider-options.js";
import { parsePrivateKey, selfSignedToken } from "./ga4/self-signed-token.js";

/** Options of {@link ga4}. */
export interface Ga4Options extends PaceOptions {
  /** The property's number, not a measurement id (`G-…`). */
  readonly siteId: string;
  /** The service account's `client_email`. It requires the role Viewer on the property. */
  readonly clientEmail: string;
  /** The service account's `private_key` in PEM. Its line breaks may be written as `\n`. */
  readonly privateKey: string;
  /** The service account's `private_key_id`. Google finds the key faster with it. */
  readonly keyId?: string | undefined;
  /**
   * Counts one data stream of the property, such as the web shop without its app.
   *
   * @default every stream
   */
  readonly streamId?: string | undefined;
  /**
   * The span that a count covers, in whole minutes up to 1800.
   *
   * @default 300
   */
  readonly windowSeconds?: number | undefined;
  /** @default "https://analyticsdata.googleapis.com" */
  readonly baseUrl?: string | undefined;
}

const METRIC = "activeUsers";
const KIND = "analyticsData#runRealtimeReport";
const MAX_WINDOW_SECONDS = 1_800;
/** Of a project for one property, in calls of up to 10 tokens. */
const LIMITS: Provider["limits"] = [
  { requests: 1_400, perSeconds: 3_600 },
  { requests: 20_000, perSeconds: 86_400 },
];

/**
 * Google Analytics 4: users with an event in the last minutes, from a realtime report. The current minute is not over, so
 * a window of 5 minutes covers 4 to 5. Each call is authenticated by a token that the service account's key signs.
 *
 * @see https://developers.google.com/analytics/devguides/reporting/data/v1/realtime-basics
 */
export function ga4(options: Ga4Options): Provider {
  const { siteId, clientEmail, keyId, streamId, windowSeconds = 300 } = options;
  const minutes = checkWindowMinutes("ga4", windowSeconds, MAX_WINDOW_SECONDS);
  checkText("ga4", clientEmail, "clientEmail");
  return defineProvider({
    name: "ga4",
    siteId,
    token: parsePrivateKey("ga4", options.privateKey),
    baseUrl: options.baseUrl ?? "https://analyticsdata.googleapis.com",
    windowSeconds,
    intervalSeconds: options.intervalSeconds ?? 60,
    limits: options.limits ?? LIMITS,
    authorize: async (key, now) => ({
      Authorization: `Bearer ${await selfSignedToken({ clientEmail, keyId, key }, now)}`,
    }),
    visitors: visitorsOf(minutes, streamId),
    pauseAfter,
  });
}

function visitorsOf(minutes: number, streamId: string | undefined): ProviderCall<VisitorsReading> {
  const json = {
    // Without dimensions, the report has one row, in which each user counts once.
    metrics: [{ name: METRIC }],
    minuteRanges: [{ startMinutesAgo: minutes - 1, endMinutesAgo: 0 }],
    ...(streamId !== undefined && {
      dimensionFilter: { filter: { fieldName: "streamId", stringFilter: { value: streamId } } },
    }),
  };
  return {
    request: (siteId) => ({ path: `/v1beta/properties/${encodeURIComponent(siteId)}:runRealtimeReport`, json }),
    parse(answer) {
      const { kind = KIND, metricHeaders, rows = [] } = parseRecord(answer.body) ?? {};
      if (kind !== KIND || !isOurMetric(metricHeaders) || !Array.isArray(rows) || rows.length > 1) return null;
      const activeVisitors = rows.length === 0 ? 0 : visitorsIn(rows[0]);
      return activeVisitors === null ? null : { activeVisitors, ...answer.observed() };
    },
  };
}

/** A report without rows has 0 users, but only if it is the report that was requested. */
function isOurMetric(headers: unknown): boolean {
  return Array.isArray(headers) && headers.length === 1 && parseRecord(headers[0])?.["name"] === METRIC;
}

function visitorsIn(row: unknown): number | null {
  const [cell, ...others] = parseRows(parseRecord(row)?.["metricValues"]) ?? [];
  return others.length > 0 ? null : parseCount(cell?.["value"], { digits: true });
}

/**
 * Google sends no `Retry-After`. After 10 server errors within an hour, it refuses all calls of the project to the property,
 * so each one pauses as long as possible.
 */
function pauseAfter({ status, retryAfterSeconds, providerMessage }: OnlookersError): number | null {
  if (status === null || retryAfterSeconds !== null) return null;
  if (status === 429) return providerMessage?.includes("concurrent") === true ? 30 : 300;
  return status >= 500 ? 300 : null;
}
