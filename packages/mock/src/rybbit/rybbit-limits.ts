import { fixedWindow, tokenBucket, type Allowance } from "../service/limiters.js";
import { json, type PlainResponse } from "../service/plain-response.js";

/** The plans of Rybbit Cloud. */
export const RYBBIT_PLANS = ["standard", "pro"] as const;

/** One of {@link RYBBIT_PLANS}. */
export type RybbitPlan = (typeof RYBBIT_PLANS)[number];

const REQUESTS_PER_DAY: Readonly<Record<RybbitPlan, number>> = { standard: 5_000, pro: 25_000 };
const BURST = { capacity: 50, perSecond: 5 } as const;
const DAY_SECONDS = 86_400;

/** The headers of every response, and the 429 if the request is denied. */
export interface RybbitAllowance {
  readonly headers: Readonly<Record<string, string>>;
  readonly refusal: PlainResponse | null;
}

/**
 * Creates the limits of Rybbit Cloud per owner of a key: a bucket of 50 requests that refills by 5 a second, and a number
 * per UTC day. A request that the bucket denies does not count for the day.
 */
export function createRybbitLimits(plan: RybbitPlan): (owner: string, now: number) => RybbitAllowance {
  const limit = REQUESTS_PER_DAY[plan];
  const takeBurst = tokenBucket(BURST);
  const takeDay = fixedWindow({ requests: limit, seconds: DAY_SECONDS });
  return (owner, now) => {
    const burst = takeBurst(owner, now);
    const burstHeaders = headersOf("x-ratelimit-burst", { limit: BURST.capacity, allowance: burst, now });
    if (!burst.isAllowed) {
      return { headers: burstHeaders, refusal: tooMany("burst", BURST.capacity, waitFor(burst, now)) };
    }
    const day = takeDay(owner, now);
    const headers = {
      ...burstHeaders,
      ...headersOf("x-ratelimit-daily", { limit, allowance: day, now }),
      ...headersOf("ratelimit", { limit, allowance: day, now }),
    };
    return { headers, refusal: day.isAllowed ? null : tooMany("daily", limit, waitFor(day, now)) };
  };
}

interface LimitState {
  readonly limit: number;
  readonly allowance: Allowance;
  readonly now: number;
}

function headersOf(prefix: string, { limit, allowance, now }: LimitState): Readonly<Record<string, string>> {
  return {
    [`${prefix}-limit`]: String(limit),
    [`${prefix}-remaining`]: String(allowance.remaining),
    [`${prefix}-reset`]: String(waitFor(allowance, now)),
  };
}

function waitFor({ resetAt }: Allowance, now: number): number {
  return Math.max(1, Math.ceil((resetAt - now) / 1000));
}

function tooMany(scope: "burst" | "daily", limit: number, retryAfter: number): PlainResponse {
  const body = { error: "Rate limit exceeded", scope, limit, retryAfter };
  return json(429, body, { "retry-after": String(retryAfter) });
}
