import { setTimeout as wait } from "node:timers/promises";

/** The results of many readers. */
export interface Tally {
  readonly readers: number;
  /** Readers without a count. */
  readonly errors: number;
  /** Readers that waited longer than 100 ms. */
  readonly waited: number;
}

type Read = () => Promise<number>;

const READERS_A_SECOND = 200;
const LONG_WAIT = 100;

export function readAtOnce(readers: number, read: Read): Promise<Tally> {
  return tally(Array.from({ length: readers }, () => timed(read)));
}

/** Starts reads at a constant rate, whether or not the previous ones have ended. */
export async function readFor(milliseconds: number, read: Read): Promise<Tally> {
  const spacing = 1000 / READERS_A_SECOND;
  const start = performance.now();
  const reads: Promise<Outcome>[] = [];
  for (let elapsed = 0; elapsed < milliseconds; elapsed = performance.now() - start) {
    while (reads.length * spacing <= elapsed) reads.push(timed(read));
    await wait(spacing);
  }
  return tally(reads);
}

interface Outcome {
  readonly served: boolean;
  readonly milliseconds: number;
}

/** Times a read from its start, so that a delay of the bench itself does not count. */
async function timed(read: Read): Promise<Outcome> {
  const start = performance.now();
  const served = await read().then(
    () => true,
    () => false,
  );
  return { served, milliseconds: performance.now() - start };
}

async function tally(reads: readonly Promise<Outcome>[]): Promise<Tally> {
  const outcomes = await Promise.all(reads);
  return {
    readers: outcomes.length,
    errors: outcomes.filter(({ served }) => !served).length,
    waited: outcomes.filter(({ milliseconds }) => milliseconds > LONG_WAIT).length,
  };
}
