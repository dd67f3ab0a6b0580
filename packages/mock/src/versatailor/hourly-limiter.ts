/** The plans of a Versatailor account. */
export const VERSATAILOR_PLANS = ["free", "pro", "enterprise"] as const;

/** One of {@link VERSATAILOR_PLANS}. */
export type VersatailorPlan = (typeof VERSATAILOR_PLANS)[number];

const REQUESTS_PER_HOUR: Readonly<Record<VersatailorPlan, number>> = { free: 100, pro: 1000, enterprise: 10_000 };
const HOUR_MS = 3_600_000;

/**
 * Creates a limiter over any 60 minutes (a sliding window) per token. Denied requests do not count.
 *
 * The service does not document its window, whether it counts per token or per account, and whether denied requests
 * count. A sliding window per token is the strictest choice for a caller that spreads its requests.
 *
 * @returns a function that counts a request at `now` (epoch milliseconds) and returns whether it is allowed
 */
export function createHourlyLimiter(plan: VersatailorPlan): (token: string, now: number) => boolean {
  const allowedRequests = new Map<string, number[]>();
  return (token, now) => {
    const times = allowedRequests.get(token) ?? [];
    allowedRequests.set(token, times);
    while ((times[0] ?? now) <= now - HOUR_MS) times.shift();
    const isAllowed = times.length < REQUESTS_PER_HOUR[plan];
    if (isAllowed) times.push(now);
    return isAllowed;
  };
}
