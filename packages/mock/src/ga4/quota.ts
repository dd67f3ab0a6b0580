import { fixedWindow } from "../service/limiters.js";

/** The quota of one project for each property, in tokens. */
export interface Quota {
  /** Takes the tokens of a request. Returns the sentence of the refusal, `null` if the request is allowed. */
  take(property: string, now: number): string | null;
  /** Counts a server error. After 10 within an hour, all requests are refused. */
  recordServerError(now: number): void;
}

const TOKENS_PER_HOUR = 14_000;
const TOKENS_PER_DAY = 200_000;
const SERVER_ERRORS_PER_HOUR = 10;
const HOUR_SECONDS = 3_600;
/** A day of the quota begins at midnight in California. The mock has no daylight saving time. */
const PACIFIC_OFFSET_MS = 8 * HOUR_SECONDS * 1000;

const MORE = "To learn more, see https://developers.google.com/analytics/devguides/reporting/data/v1/quotas";
export const EXHAUSTED = {
  hour: `Exhausted property tokens for a project per hour. These quota tokens will return in under an hour. ${MORE}`,
  day: `Exhausted property tokens per day. These quota tokens will return in under a day. ${MORE}`,
  serverErrors: `Exhausted server errors quota for a project per hour. ${MORE}`,
} as const;

/** @param tokensPerRequest the cost of a request */
export function createQuota(tokensPerRequest: number): Quota {
  const takeHour = fixedWindow({ requests: Math.floor(TOKENS_PER_HOUR / tokensPerRequest), seconds: HOUR_SECONDS });
  const takeDay = fixedWindow({ requests: Math.floor(TOKENS_PER_DAY / tokensPerRequest), seconds: 24 * HOUR_SECONDS });
  let serverErrors: readonly number[] = [];
  const recentErrors = (now: number) => serverErrors.filter((at) => at > now - HOUR_SECONDS * 1000);
  return {
    take(property, now) {
      if (recentErrors(now).length >= SERVER_ERRORS_PER_HOUR) return EXHAUSTED.serverErrors;
      if (!takeHour(property, now).isAllowed) return EXHAUSTED.hour;
      return takeDay(property, now - PACIFIC_OFFSET_MS).isAllowed ? null : EXHAUSTED.day;
    },
    recordServerError(now) {
      serverErrors = [...recentErrors(now), now];
    },
  };
}
