import { burstSentence, hourlySentence, type PlausibleRelease } from "./sentences.js";

const BURST = { requests: 60, seconds: 10 } as const;
const HOUR_SECONDS = 3600;

/** Counts what each team asks. */
export interface RequestLimits {
  /**
   * Counts one request of a team.
   *
   * @param now epoch milliseconds
   * @returns the sentence of the limit that denies it, `null` where none does
   */
  take(team: string, now: number): string | null;
}

/**
 * Windows are fixed: the hour ends on the full UTC hour, the burst on the full ten seconds. A denied request counts as
 * well. The hour is checked before the burst, so one that the burst denies has cost some of the hour, and one that
 * the hour denies costs no burst.
 */
export function requestLimits(release: PlausibleRelease, requestsPerHour: number): RequestLimits {
  const hourly = fixedWindow(HOUR_SECONDS);
  const burst = fixedWindow(BURST.seconds);
  return {
    take(team, now) {
      if (hourly(team, now) > requestsPerHour) return hourlySentence(release, requestsPerHour);
      if (release === "older" || burst(team, now) <= BURST.requests) return null;
      return burstSentence(BURST.requests, BURST.seconds);
    },
  };
}

/** Counts and says how many there have been in the window, this one included. */
function fixedWindow(seconds: number): (team: string, now: number) => number {
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
