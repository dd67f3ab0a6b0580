import type { LiveCount, VisitorQuery, VisitorSource } from "@onlookers/core";
import { createSuspendable, type Suspendable } from "./suspendable.js";

/** The first reads by source and key. React discards the state of a component that suspends before it mounts. */
const firstReads = new WeakMap<VisitorSource, Map<string, Suspendable<void>>>();

/** Options of {@link firstRead}. */
interface FirstReadOptions {
  readonly source: VisitorSource;
  readonly key: string;
  readonly query: VisitorQuery;
  /** Stores the count in SWR's cache. */
  readonly cache: (count: LiveCount) => Promise<unknown>;
}

/** The first read of a query: one request for all components that suspend on it. */
export function firstRead({ source, key, query, cache }: FirstReadOptions): Suspendable<void> {
  const ofSource = firstReads.get(source) ?? new Map<string, Suspendable<void>>();
  firstReads.set(source, ofSource);
  const read = ofSource.get(key) ?? createSuspendable(readIntoCache());
  ofSource.set(key, read);
  return read;

  /** Async, because a custom source may throw instead of rejecting. */
  async function readIntoCache(): Promise<void> {
    await cache(await source.read(query));
  }
}

/** Makes the next mount suspend again, unless its count is cached. */
export function forgetFirstRead(source: VisitorSource, key: string): void {
  firstReads.get(source)?.delete(key);
}
