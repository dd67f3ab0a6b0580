import type { LiveCount } from "@onlookers/core";
import { createSuspendable, type Suspendable } from "./suspendable.js";

/** A count that the server read for this render, or the promise of one: `relay.source.read({})`. */
export type CountOrPromise = LiveCount | null | PromiseLike<LiveCount | null>;

/** Options that accept a {@link CountOrPromise}. Distributive, to keep each member of a union apart. */
export type WithCountPromise<Options> = Options extends unknown
  ? Omit<Options, "initialCount"> & {
      /** A count or its promise, the same one at each render: from a Server Component or a loader. */
      readonly initialCount?: CountOrPromise | undefined;
    }
  : never;

const suspendables = new WeakMap<PromiseLike<LiveCount | null>, Suspendable<LiveCount | null>>();

/**
 * Returns the count, and suspends the render until its promise settles, on a server too. Returns `undefined` if the
 * promise rejects or takes longer than 10 s.
 */
export function unwrapCount(count: CountOrPromise | undefined): LiveCount | null | undefined {
  if (!isPromise(count)) return count;
  const suspendable = suspendables.get(count) ?? createSuspendable(count);
  suspendables.set(count, suspendable);
  // oxlint-disable-next-line typescript/only-throw-error -- The way to suspend in React 18 and 19.
  if (!suspendable.isSettled()) throw suspendable.settled;
  return suspendable.value();
}

function isPromise(count: CountOrPromise | undefined): count is PromiseLike<LiveCount | null> {
  return typeof count === "object" && count !== null && "then" in count;
}
