import { parseInstant, parseHttpDate } from "../parse/instant.js";
import type { Provider } from "../provider/provider.js";
import type { ProviderAnswer, ProviderCall } from "../provider/provider-call.js";

/** The parts of an answer that {@link toProviderAnswer} needs. Times are epoch milliseconds. */
interface Received {
  readonly body: unknown;
  readonly siteId: string;
  /** The `Date` header, `null` without one. */
  readonly date: number | null;
  /** By this machine's clock. */
  readonly receivedAt: number;
}

/** The answer as a provider's parser gets it. */
export function toProviderAnswer({ body, siteId, date, receivedAt }: Received): ProviderAnswer {
  return {
    body,
    siteId,
    observed(bodyTime) {
      const inBody = parseInstant(bodyTime);
      if (inBody !== null) return { observedAt: toIso(inBody), observedAtSource: "body" };
      if (date !== null) return { observedAt: toIso(date), observedAtSource: "date-header" };
      return { observedAt: toIso(receivedAt), observedAtSource: "received" };
    },
  };
}

function toIso(instant: number): string {
  return new Date(instant).toISOString();
}

/**
 * The body as text, without a byte order mark; `null` as soon as more than `maxBytes` have arrived, whatever
 * `Content-Length` is.
 */
export async function readBody(response: Response, maxBytes: number): Promise<string | null> {
  if (response.body === null) return "";
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      reader.cancel().catch(() => {}); // Not awaited: cancelling an endless body may never finish.
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** The parsed JSON, or `undefined` if the text isn't JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The times of a call and its answer, in epoch milliseconds by this machine's clock. */
interface Exchange {
  readonly sentAt: number;
  readonly receivedAt: number;
}

/**
 * The least number of seconds by which this machine's clock is ahead of the service's; negative if it is behind, 0 if the
 * clocks may agree, `null` if the answer has no `Date`. The service's time is `Date` plus the `Age` that caches add (RFC
 * 9111 §5.1). `Date` is in whole seconds and may be from any moment of the exchange. The least value makes no count look
 * younger than it is.
 */
export function clockSkewSeconds(headers: Headers, { sentAt, receivedAt }: Exchange): number | null {
  const date = parseHttpDate(headers.get("date"));
  if (date === null) return null;
  const serviceTime = date + 1000 * ageSeconds(headers.get("age"));
  const most = receivedAt - serviceTime;
  const least = sentAt - serviceTime - 1000;
  return least <= 0 && most >= 0 ? 0 : least / 1000;
}

function ageSeconds(value: string | null): number {
  return value !== null && /^\d{1,9}$/.test(value.trim()) ? Number(value) : 0;
}

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
