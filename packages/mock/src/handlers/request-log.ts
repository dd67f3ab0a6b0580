import type { FaultKind } from "../service/fault.js";
import type { ServiceName } from "../services.js";

/** One request to a service. Contains no token, and no part of the request that could be one. */
export interface RequestLogEntry {
  /** The mock's time in epoch milliseconds. */
  readonly at: number;
  readonly service: ServiceName;
  readonly method: string;
  /** Without the query, e.g. `/api/realtime`. */
  readonly path: string;
  /** The name of the requested site, e.g. `shop`; `null` for a missing or unknown id. */
  readonly site: string | null;
  /** `null` if no response was sent: `hang` and `reset`. */
  readonly status: number | null;
  /** The fault that was set at that time. */
  readonly fault: FaultKind | null;
}

/** The last 10,000 requests to the services, oldest first. */
export interface RequestLog {
  readonly entries: readonly RequestLogEntry[];
  /** Entries at or after a time in epoch milliseconds. */
  since(at: number): readonly RequestLogEntry[];
  /** Counts the requests to a service in the last `seconds`, whatever the response. */
  count(service: ServiceName, seconds: number): number;
  /**
   * Calls `listener` for each new request.
   *
   * @returns a function that unsubscribes
   */
  subscribe(listener: (entry: RequestLogEntry) => void): () => void;
  clear(): void;
}

/** A log that accepts entries. */
export interface WritableRequestLog extends RequestLog {
  add(entry: RequestLogEntry): void;
}

const MAX_ENTRIES = 10_000;

/** @param now returns epoch milliseconds */
export function createRequestLog(now: () => number): WritableRequestLog {
  let entries: RequestLogEntry[] = [];
  const listeners = new Set<(entry: RequestLogEntry) => void>();
  const latest = () => entries.slice(-MAX_ENTRIES);

  return {
    get entries() {
      return latest();
    },
    since: (at) => latest().filter((entry) => entry.at >= at),
    count(service, seconds) {
      const from = now() - seconds * 1000;
      return latest().filter((entry) => entry.service === service && entry.at > from).length;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    clear() {
      entries = [];
    },
    add(entry) {
      entries.push(entry);
      // Trim only now and then: moving ten thousand entries at each request costs more than storing twice as many.
      if (entries.length >= 2 * MAX_ENTRIES) entries = latest();
      for (const listener of listeners) listener(entry);
    },
  };
}
