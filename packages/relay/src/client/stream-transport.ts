import type { VisitorQuery } from "@onlookers/core";
import { parseCountOf } from "./fetch-json.js";
import type { CountReceiver, StreamConnection, Transport } from "./transport.js";

/** Options of {@link streamTransport}. */
export interface StreamTransportOptions {
  /**
   * The maximum number of open streams per source. Further counts are polled. Over HTTP/1.1 a browser has six connections
   * per host for all its tabs, and the site needs some of them.
   *
   * @default 2
   */
  readonly maxStreams?: number | undefined;
}

const MINUTE_MS = 60_000;
/** The pause after a refusal or too many errors. */
const PAUSE_MS = 5 * MINUTE_MS;
/** The minimum delay before a stream opens, and a third of the maximum: switching through tabs opens no stream. */
const MIN_OPEN_DELAY_MS = 500;
const MAX_ERRORS_PER_MINUTE = 3;

/**
 * Lets a relay with `stream: true` push its counts: `createRelaySource({ url, transport: streamTransport() })`. The first
 * count of each query is polled, and its stream opens a moment later. After a refusal, or three broken connections in a
 * minute, it only polls for 5 minutes. Browsers in data-saving mode only poll.
 */
export function streamTransport({ maxStreams = 2 }: StreamTransportOptions = {}): Transport {
  const urls = new Set<string>();
  return (url, receiver, query) => createConnection({ url, receiver, query, urls, maxStreams });
}

interface ConnectionOptions {
  readonly url: string;
  readonly receiver: CountReceiver;
  readonly query: VisitorQuery;
  /** The URLs of all streams that are open or about to open. */
  readonly urls: Set<string>;
  readonly maxStreams: number;
}

function createConnection({ url, receiver, query, urls, maxStreams }: ConnectionOptions): StreamConnection {
  let opening: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | undefined;
  let closing = new AbortController();
  let errors: number[] = [];
  let pausedUntil = 0;

  function open(): void {
    closing = new AbortController();
    // Chromium keeps no page with a connection for back and forward. Firefox has decided before this event.
    globalThis.addEventListener?.("pagehide", close, { signal: closing.signal });
    source = new EventSource(streamUrl(url));
    source.addEventListener("open", () => receiver.reschedule());
    source.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      const count = parseCountOf(query, parseJson(data));
      if (count) receiver.receive(count);
    });
    source.addEventListener("error", onError);
  }

  function close(): void {
    clearTimeout(opening);
    closing.abort();
    source?.close();
    source = opening = undefined;
    urls.delete(url);
  }

  /** The browser reconnects by itself after the delay that the relay has set, unless the relay refused. */
  function onError(): void {
    const now = performance.now();
    errors = [...errors.filter((at) => at > now - MINUTE_MS), now];
    if (source?.readyState === EventSource.CLOSED || errors.length >= MAX_ERRORS_PER_MINUTE) {
      close();
      pausedUntil = now + PAUSE_MS * (1 + Math.random() / 10);
    }
    receiver.reschedule();
  }

  function scheduleOpen(): void {
    const mayOpen = urls.size < maxStreams && performance.now() >= pausedUntil && canStream();
    if (opening !== undefined || !mayOpen) return;
    urls.add(url);
    opening = setTimeout(open, MIN_OPEN_DELAY_MS * (1 + 2 * Math.random()));
  }

  return (isWanted) => {
    if (isWanted) scheduleOpen();
    else close();
    return source !== undefined && source.readyState === EventSource.OPEN;
  };
}

function canStream(): boolean {
  return "EventSource" in globalThis && !isSavingData();
}

/** Only Chromium has `navigator.connection`. */
function isSavingData(): boolean {
  const { navigator } = globalThis;
  const connection: unknown = navigator && "connection" in navigator ? navigator.connection : null;
  return (
    typeof connection === "object" && connection !== null && "saveData" in connection && connection.saveData === true
  );
}

function streamUrl(url: string): string {
  return url.replace(/(?=\?|$)/, "/stream");
}

function parseJson(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return null;
  }
}
