import { parseCount, parseRecord } from "../parse/fields.js";
import { defineProvider } from "../provider/define-provider.js";
import type { PaceOptions, Provider, VisitorsReading } from "../provider/provider.js";
import type { ProviderCall } from "../provider/provider-call.js";

/** Options of {@link datafast}. */
export interface DatafastOptions extends PaceOptions {
  /** The website's id. A website's key (`df_…`) ignores it. */
  readonly siteId: string;
  /** The website's API key (`df_…`), or an account's token (`dft_…`) with the permission `analytics:read`. */
  readonly token: string;
  /** @default "https://datafa.st" */
  readonly baseUrl?: string | undefined;
}

/** One page of the documentation states 5 minutes, another one 10: only the longer is true of both. */
const WINDOW_SECONDS = 600;

/**
 * DataFast: visitors with any event in the last 10 minutes. A website's key gets the number of its own website, whatever
 * `siteId` is.
 *
 * @see https://datafa.st/docs/api-realtime
 */
export function datafast(options: DatafastOptions): Provider {
  const { siteId, token, baseUrl = "https://datafa.st", intervalSeconds = 30 } = options;
  return defineProvider({
    name: "datafast",
    siteId,
    token,
    baseUrl,
    windowSeconds: WINDOW_SECONDS,
    intervalSeconds,
    limits: options.limits ?? [{ requests: 60, perSeconds: 60 }],
    visitors,
  });
}

const visitors: ProviderCall<VisitorsReading> = {
  request: (siteId) => ({ path: "/api/v1/analytics/realtime", query: { websiteId: siteId } }),
  parse(answer) {
    const { status, data } = parseRecord(answer.body) ?? {};
    if (status !== "success" || !Array.isArray(data) || data.length !== 1) return null;
    const activeVisitors = parseCount(parseRecord(data[0])?.["visitors"]);
    return activeVisitors === null ? null : { activeVisitors, ...answer.observed() };
  },
};
