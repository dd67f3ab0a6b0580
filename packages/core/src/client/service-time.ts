import type { Provider } from "../provider/provider.js";
import type { ProviderCall } from "../provider/provider-call.js";

/** A span that begins and ends this much too early or too late still counts about the same visitors. */
const MAX_ERROR_SECONDS = 15;

/** The skews of a reading's answers, see `FullReading.clockSkewSeconds`. `null` if an answer was not received. */
interface Skews {
  readonly visitorsSkew: number | null;
  readonly pagesSkew: number | null;
}

/**
 * One provider's clock, for requests that contain a time span. A machine whose clock is wrong by an hour would otherwise
 * request the visitors of another hour. The skew of one reading's answers corrects the requests of the next one.
 */
export interface ServiceTime {
  /** The service's clock, from this machine's. Its skew is constant for one reading. */
  clock(now: () => number): () => number;
  /**
   * Checks whether the reading's requests had the right time, by the `Date` of its answers. The answer of the pages call
   * comes first: no cache stores it.
   */
  check(skews: Skews): { readonly isVisitorsSpanRight: boolean; readonly isPagesSpanRight: boolean };
}

/** Assumes no skew until the first answer. */
export function createServiceTime({ siteId, visitors, pages }: Provider): ServiceTime {
  let assumedSeconds = 0;
  const visitorsHaveSpan = hasSpan(visitors, siteId);
  const pagesHaveSpan = pages !== null && hasSpan(pages, siteId);
  return {
    clock(now) {
      const skewMs = assumedSeconds * 1000;
      return () => now() - skewMs;
    },
    check({ visitorsSkew, pagesSkew }) {
      const skewSeconds = pagesSkew ?? visitorsSkew;
      const error = skewSeconds === null ? null : Math.abs(skewSeconds - assumedSeconds);
      assumedSeconds = skewSeconds ?? 0;
      return {
        isVisitorsSpanRight: !visitorsHaveSpan || (error ?? 0) <= MAX_ERROR_SECONDS,
        isPagesSpanRight: !pagesHaveSpan || (error !== null && error <= MAX_ERROR_SECONDS),
      };
    },
  };
}

/** Whether a call's request depends on the time. */
function hasSpan(call: ProviderCall<unknown>, siteId: string): boolean {
  const requestAt = (now: number) => JSON.stringify(call.request(siteId, now));
  return requestAt(0) !== requestAt(Date.UTC(2026, 0));
}
