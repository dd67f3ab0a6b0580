/** What a Versatailor account pays for. */
export const VERSATAILOR_PLANS = ["free", "pro", "enterprise"] as const;

/** One of {@link VERSATAILOR_PLANS}. */
export type VersatailorPlan = (typeof VERSATAILOR_PLANS)[number];

const REQUESTS_PER_HOUR: Readonly<Record<VersatailorPlan, number>> = { free: 100, pro: 1000, enterprise: 10_000 };
const HOUR = 3_600_000;

/**
 * Counts requests of any 60 minutes. Whether the service's hours roll or are fixed, whether it counts by token or by
 * account, and whether a denied request counts, is documented nowhere: rolling hours by token are the strictest
 * reading for a caller that spreads its requests, and one that doesn't learns that it should.
 *
 * @returns whether a token may make one more request at `now` (epoch milliseconds); if so, it is counted
 */
export function hourlyLimit(plan: VersatailorPlan): (token: string, now: number) => boolean {
  const granted = new Map<string, number[]>();
  return (token, now) => {
    const times = granted.get(token) ?? [];
    granted.set(token, times);
    while ((times[0] ?? now) <= now - HOUR) times.shift();
    const isFree = times.length < REQUESTS_PER_HOUR[plan];
    if (isFree) times.push(now);
    return isFree;
  };
}
