import type { LiveCount } from "@onlookers/core";
import { waitFor, type Wait } from "./wait-for.js";

/** A count that the server reads for this render, or one that is still on its way: `relay.source.read({})`. */
export type ComingCount = LiveCount | PromiseLike<LiveCount>;

/** Options that take a {@link ComingCount}. Distributes, for each of a union's combinations to stay one. */
export type WithComingCount<Options> = Options extends unknown
  ? Omit<Options, "initialCount"> & {
      /** A count, or the same promise of one at each render: as a server component gives it, or a loader. */
      readonly initialCount?: ComingCount | undefined;
    }
  : never;

const coming = new WeakMap<PromiseLike<LiveCount>, Wait<LiveCount>>();

/**
 * The count, once it is there: until then whoever renders is suspended, on a server too. One that fails, or takes longer
 * than 10 s, is none.
 */
export function arrived(count: ComingCount | undefined): LiveCount | undefined {
  if (!isComing(count)) return count;
  const known = coming.get(count) ?? waitFor(count);
  coming.set(count, known);
  // oxlint-disable-next-line typescript/only-throw-error -- How a render waits, in React 18 as well as in 19.
  if (!known.isSettled()) throw known.settled;
  return known.value();
}

/** What came through a loader need not be what the types say: `null` for none, say. */
function isComing(count: ComingCount | undefined): count is PromiseLike<LiveCount> {
  return typeof count === "object" && count !== null && "then" in count;
}
