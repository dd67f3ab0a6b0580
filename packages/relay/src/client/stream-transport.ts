import { parseLiveCount } from "../wire.js";
import type { Line, Transport, TransportFeed } from "./transport.js";

/** Options of {@link streamTransport}. */
export interface StreamTransportOptions {
  /**
   * How many streams a page holds open; counts beyond it are polled. Over HTTP/1.1 a browser has six connections to a
   * host for all its tabs, and the shop needs some.
   *
   * @default 2
   */
  readonly maxStreams?: number | undefined;
}

/** All in milliseconds. */
const MINUTE = 60_000;
const REST = 5 * MINUTE;
/** Waits at least this long, so that who flips through tabs opens nothing, and up to three times as long by chance. */
const SETTLE = 500;
const ERRORS_A_MINUTE = 3;
const CLOSED = 2;

/**
 * Lets a relay push its counts, where it has `stream: true`: `createRelaySource({ url, transport: streamTransport() })`.
 * The first count of each is polled, and its stream opened a moment later. A relay that refuses, or a line that breaks
 * three times in a minute, is left alone for 5 minutes; who saves data is not streamed to.
 */
export function streamTransport({ maxStreams = 2 }: StreamTransportOptions = {}): Transport {
  const lines = new Set<string>();
  return (url, feed) => createLine(url, feed, lines, maxStreams);
}

/** @param lines the addresses of all lines that are held or about to be */
function createLine(url: string, feed: TransportFeed, lines: Set<string>, maxStreams: number): Line {
  let opening: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | undefined;
  let leaving = new AbortController();
  let failures: number[] = [];
  let restsUntil = 0;

  function open(): void {
    leaving = new AbortController();
    // The back/forward cache takes no page with a connection.
    globalThis.addEventListener?.("pagehide", close, { signal: leaving.signal });
    source = new EventSource(streamUrl(url));
    source.addEventListener("open", () => feed.wake());
    source.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      const count = parseLiveCount(parsed(data));
      if (count) feed.take(count);
    });
    source.addEventListener("error", fail);
  }

  function close(): void {
    clearTimeout(opening);
    leaving.abort();
    source?.close();
    source = opening = undefined;
    lines.delete(url);
  }

  /** The browser tries again by itself after the pause that the relay gave it, unless the relay refused. */
  function fail(): void {
    const now = performance.now();
    failures = [...failures.filter((at) => at > now - MINUTE), now];
    if (source?.readyState === CLOSED || failures.length >= ERRORS_A_MINUTE) {
      close();
      restsUntil = now + REST * (1 + Math.random() / 10);
    }
    feed.wake();
  }

  function begin(): void {
    const mayOpen = lines.size < maxStreams && performance.now() >= restsUntil && canStream();
    if (opening !== undefined || !mayOpen) return;
    lines.add(url);
    opening = setTimeout(open, SETTLE * (1 + 2 * Math.random()));
  }

  return (isWanted) => {
    if (isWanted) begin();
    else close();
    return source?.readyState === 1;
  };
}

function canStream(): boolean {
  const { connection }: { readonly connection?: unknown } = Object(globalThis.navigator);
  const { saveData }: { readonly saveData?: unknown } = Object(connection); // Chromium alone has it.
  return "EventSource" in globalThis && saveData !== true;
}

function streamUrl(url: string): string {
  return url.replace(/(?=\?|$)/, "/stream");
}

function parsed(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return null;
  }
}
