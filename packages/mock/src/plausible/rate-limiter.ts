import { burstLimitMessage, hourlyLimitMessage, type PlausibleRelease } from "./error-messages.js";

const BURST = { requests: 60, seconds: 10 } as const;
const HOUR_SECONDS = 3600;

/** Counts the requests of each team. */
export interface RateLimiter {
  /**
   * Counts one request of a team.
   *
   * @param now epoch milliseconds
   * @returns the message of the limit that denies the request, `null` if it is allowed
   */
  take(team: string, now: number): string | null;
}

/**
 * Creates Plausible's rate limits. Windows are fixed: they start at each full UTC hour, and at each full ten seconds
 * for bursts. A denied request counts too. The hourly limit is checked first, so a request that exceeds the burst limit
 * counts for the hour, and one that exceeds the hourly limit does not count for the burst.
 */
export function createRateLimiter(release: PlausibleRelease, requestsPerHour: number): RateLimiter {
  const countInHour = fixedWindowCounter(HOUR_SECONDS);
  const countInBurst = fixedWindowCounter(BURST.seconds);
  return {
    take(team, now) {
      if (countInHour(team, now) > requestsPerHour) return hourlyLimitMessage(release, requestsPerHour);
      if (release === "older" || countInBurst(team, now) <= BURST.requests) return null;
      return burstLimitMessage(BURST.requests, BURST.seconds);
    },
  };
}

/** Returns a function that counts a request and returns the number in the current window, this request included. */
function fixedWindowCounter(seconds: number): (team: string, now: number) => number {
  let current = Number.NaN;
  const counts = new Map<string, number>();
  return (team, now) => {
    const window = Math.floor(now / (seconds * 1000));
    if (window !== current) counts.clear();
    current = window;
    const count = (counts.get(team) ?? 0) + 1;
    counts.set(team, count);
    return count;
  };
}
