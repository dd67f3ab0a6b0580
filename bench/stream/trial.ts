import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startProcess } from "../process/start-process.ts";
import { median } from "../report/median.ts";

/** The servers to compare. */
export const KINDS = ["relay", "bare"] as const;
export type Kind = (typeof KINDS)[number];

/** The results of one server process. */
export interface Trial {
  /** Resident memory above that of the process without streams, by the number of idle streams. */
  readonly memory: readonly { readonly streams: number; readonly bytes: number }[];
  /** Resident memory per stream, with the most streams. */
  readonly bytesEach: number;
  /** The median time from a change until all readers have it, in milliseconds. */
  readonly reachMs: number;
  /** {@link Trial.bytesEach} after these changes. */
  readonly bytesEachAfter: number;
}

/** The number of timed changes. */
export const CHANGES = 9;

/** @param steps the numbers of streams to measure, ascending */
export async function tryStreams(kind: Kind, steps: readonly number[]): Promise<Trial> {
  const most = steps.at(-1) ?? 0;
  const server = await startProcess(inRoom("server-process.ts"), [kind, String(most)], ["--expose-gc"]);
  const readers = await startProcess(inRoom("readers-process.ts"), [String(server.first)]);
  try {
    const empty = Number(await server.ask("weigh"));
    const memory: { streams: number; bytes: number }[] = [];
    for (const streams of steps) {
      await readers.ask({ open: streams });
      memory.push({ streams, bytes: Number(await server.ask("weigh")) - empty });
    }
    const times: number[] = [];
    for (let change = 0; change < CHANGES; change += 1) {
      const reached = readers.ask({ open: most, change: true });
      const made = Number(await server.ask("change"));
      times.push(Number(await reached) - made);
      await wait(100);
    }
    const after = Number(await server.ask("weigh")) - empty;
    const bytesEach = (memory.at(-1)?.bytes ?? NaN) / most;
    return { memory, bytesEach, reachMs: median(times), bytesEachAfter: after / most };
  } finally {
    await readers.stop();
    await server.stop();
  }
}

function inRoom(file: string): string {
  return join(import.meta.dirname, file);
}
