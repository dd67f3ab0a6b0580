/** Whether a request is allowed, and what a service says about it in its headers. */
export interface Allowance {
  readonly isAllowed: boolean;
  /** The requests that are left. */
  readonly remaining: number;
  /** When the next request is allowed, or the limit is full again. Epoch milliseconds. */
  readonly resetAt: number;
}

/** Counts one request of a key at `now` (epoch milliseconds). */
export type Limiter = (key: string, now: number) => Allowance;

/** A number of requests in a time span. */
export interface Limit {
  readonly requests: number;
  readonly seconds: number;
}

/** Counts the allowed requests of the last `seconds`. Denied requests do not count. */
export function slidingWindow({ requests, seconds }: Limit): Limiter {
  const timesByKey = new Map<string, number[]>();
  return (key, now) => {
    const times = (timesByKey.get(key) ?? []).filter((at) => at > now - seconds * 1000);
    timesByKey.set(key, times);
    const isAllowed = times.length < requests;
    if (isAllowed) times.push(now);
    return { isAllowed, remaining: requests - times.length, resetAt: (times[0] ?? now) + seconds * 1000 };
  };
}

/** Counts in a window that starts with its first request, as Redis' INCR and EXPIRE do. Denied requests count too. */
export function windowFromFirstRequest({ requests, seconds }: Limit): Limiter {
  const windows = new Map<string, { count: number; readonly endsAt: number }>();
  return (key, now) => {
    const current = windows.get(key);
    const window = current && current.endsAt > now ? current : { count: 0, endsAt: now + seconds * 1000 };
    window.count += 1;
    windows.set(key, window);
    const isAllowed = window.count <= requests;
    return { isAllowed, remaining: Math.max(0, requests - window.count), resetAt: window.endsAt };
  };
}

/** Counts in windows that start at each multiple of `seconds` since 1970 UTC, such as a day. Denied requests do not count. */
export function fixedWindow({ requests, seconds }: Limit): Limiter {
  const counts = new Map<string, { readonly window: number; count: number }>();
  return (key, now) => {
    const window = Math.floor(now / (seconds * 1000));
    const current = counts.get(key);
    const state = current?.window === window ? current : { window, count: 0 };
    counts.set(key, state);
    const isAllowed = state.count < requests;
    if (isAllowed) state.count += 1;
    return { isAllowed, remaining: requests - state.count, resetAt: (window + 1) * seconds * 1000 };
  };
}

/** A bucket of `capacity` requests that refills by `perSecond`. */
export function tokenBucket({
  capacity,
  perSecond,
}: {
  readonly capacity: number;
  readonly perSecond: number;
}): Limiter {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();
  return (key, now) => {
    const { tokens, at } = buckets.get(key) ?? { tokens: capacity, at: now };
    const refilled = Math.min(capacity, tokens + (Math.max(0, now - at) / 1000) * perSecond);
    const isAllowed = refilled >= 1;
    const left = isAllowed ? refilled - 1 : refilled;
    buckets.set(key, { tokens: left, at: now });
    return { isAllowed, remaining: Math.floor(left), resetAt: now + Math.max(0, (1 - left) / perSecond) * 1000 };
  };
}
