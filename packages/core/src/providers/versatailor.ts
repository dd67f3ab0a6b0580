import { defineProvider } from "../provider/define-provider.js";
import { parseCount, parseRecord } from "../parse/fields.js";
import type { PaceOptions, Provider, VisitorsReading } from "../provider/provider.js";
import type { ProviderCall } from "../provider/provider-call.js";

/** A Versatailor plan. Its limit per hour is 100 (`free`), 1,000 (`pro`) or 10,000 requests (`enterprise`). */
export type VersatailorPlan = "free" | "pro" | "enterprise";

/** Options of {@link versatailor}. */
export interface VersatailorOptions extends PaceOptions {
  /** Versatailor's `websiteId`. */
  readonly siteId: string;
  /** The website's API token, `vt_…`. */
  readonly token: string;
  /** @default "https://versatailor.com" */
  readonly baseUrl?: string | undefined;
  /**
   * The account's plan, which determines the hourly limit.
   *
   * @default "free"
   */
  readonly plan?: VersatailorPlan | undefined;
}

const REQUESTS_PER_HOUR: Readonly<Record<VersatailorPlan, number>> = { free: 100, pro: 1_000, enterprise: 10_000 };
/** 60 s on the free plan leave calls for the owner's own use. 15 s are enough for a window of 3 minutes. */
const INTERVAL_SECONDS: Readonly<Record<VersatailorPlan, number>> = { free: 60, pro: 15, enterprise: 15 };

/**
 * Versatailor: visitors of the whole site with a page view in the last 3 minutes.
 *
 * @see https://versatailor.com/docs/api-reference/GET-realtime
 */
export function versatailor(options: VersatailorOptions): Provider {
  const plan = options.plan ?? "free";
  if (!Object.hasOwn(REQUESTS_PER_HOUR, plan)) {
    throw new TypeError(
      `[onlookers] Versatailor has no plan ${JSON.stringify(plan)}, so its hourly limit is unknown. Use "free", "pro" or "enterprise".`,
    );
  }
  return defineProvider({
    name: "versatailor",
    siteId: options.siteId,
    token: options.token,
    baseUrl: options.baseUrl ?? "https://versatailor.com",
    windowSeconds: 180,
    intervalSeconds: options.intervalSeconds ?? INTERVAL_SECONDS[plan],
    limits: options.limits ?? [{ requests: REQUESTS_PER_HOUR[plan], perSeconds: 3600 }],
    visitors,
  });
}

const visitors: ProviderCall<VisitorsReading> = {
  request: (siteId) => ({ path: "/api/v1/realtime", query: { websiteId: siteId } }),
  parse(answer) {
    const body = parseRecord(answer.body);
    const activeVisitors = parseCount(body?.["currentVisitors"], { digits: true });
    // A shared cache in front of the service may answer with another site's count.
    const websiteId = body?.["websiteId"] ?? answer.siteId;
    if (activeVisitors === null || websiteId !== answer.siteId) return null;
    return { activeVisitors, ...answer.observed(body?.["timestamp"]) };
  },
};
