import { useMemo, useSyncExternalStore } from "react";

const CHECK_MS = 1000;

/**
 * Whether a number is still fresh, checked each second. The server's HTML and its hydration show every number that has a
 * time, as they must be equal.
 *
 * @param readAt when the number was read: epoch milliseconds, or a text or `Date` that names an instant. Without one the
 *   number is never fresh
 */
export function useIsFresh(readAt: number | string | Date | null | undefined, maxAgeSeconds: number): boolean {
  const instant = instantOf(readAt);
  const isFresh = useMemo(() => createAgeCheck(instant, toNumber(maxAgeSeconds) * 1000), [instant, maxAgeSeconds]);
  return useSyncExternalStore(subscribe, isFresh, () => !Number.isNaN(instant));
}

/** `NaN` for anything that names no instant, whatever its type. */
function instantOf(value: unknown): number {
  return value instanceof Date ? value.getTime() : typeof value === "string" ? Date.parse(value) : toNumber(value);
}

function toNumber(value: unknown): number {
  return typeof value === "number" ? value : Number.NaN;
}

function subscribe(check: () => void): () => void {
  const timer = setInterval(check, CHECK_MS);
  return () => clearInterval(timer);
}

/** The browser's clock may be behind the one that `instant` is from. The time since the first render is a lower bound. */
function createAgeCheck(instant: number, maxAgeMs: number): () => boolean {
  const start = performance.now();
  return () => Math.max(Date.now() - instant, performance.now() - start) < maxAgeMs;
}
