import type { FaultKind } from "./faults/fault.js";
import type { ServiceName } from "./service-name.js";

/** One request that a service got. Holds no token, and no part of the request that could be one. */
export interface LogEntry {
  /** Epoch milliseconds by the mock's clock. */
  readonly at: number;
  readonly service: ServiceName;
  readonly method: string;
  /** Without the query, e.g. `/api/realtime`. */
  readonly path: string;
  /** The name of the shop that was asked for, e.g. `shop`; `null` for a missing or unknown id. */
  readonly site: string | null;
  /** `null` where no answer came: `hang` and `reset`. */
  readonly status: number | null;
  /** The fault that was on. */
  readonly fault: FaultKind | null;
}

/** What was asked of the services, oldest first. Keeps the last 10,000 requests. */
export interface RequestLog {
  readonly entries: readonly LogEntry[];
  /** Entries at or after an instant in epoch milliseconds. */
  since(at: number): readonly LogEntry[];
  /** How many requests a service got in the last so many seconds, whatever it answered. */
  count(service: ServiceName, seconds: number): number;
  /** Calls `listener` for each request from now on. @returns ends that */
  subscribe(listener: (entry: LogEntry) => void): () => void;
  clear(): void;
}

/** A log that the mock can write. */
export interface WritableLog extends RequestLog {
  add(entry: LogEntry): void;
}

const KEPT = 10_000;

/** @param now epoch milliseconds */
export function requestLog(now: () => number): WritableLog {
  let entries: LogEntry[] = [];
  const listeners = new Set<(entry: LogEntry) => void>();
  const kept = () => entries.slice(-KEPT);

  return {
    get entries() {
      return kept();
    },
    since: (at) => kept().filter((entry) => entry.at >= at),
    count(service, seconds) {
      const from = now() - seconds * 1000;
      return kept().filter((entry) => entry.service === service && entry.at > from).length;
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
      // Cut rarely: moving ten thousand entries at each request would cost more than keeping as many again.
      if (entries.length >= 2 * KEPT) entries = entries.slice(-KEPT);
      for (const listener of listeners) listener(entry);
    },
  };
}
