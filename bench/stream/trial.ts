import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startProcess } from "../process/start-process.ts";
import { median } from "../report/median.ts";

/** Who holds the streams. */
export const KINDS = ["relay", "bare"] as const;
export type Kind = (typeof KINDS)[number];

/** What one process's streams cost. */
export interface Trial {
  /** Resident memory on top of what the process had, while nothing is sent. */
  readonly memory: readonly { readonly streams: number; readonly bytes: number }[];
  /** The same for one of the most streams. */
  readonly bytesEach: number;
  /** Milliseconds until all readers had a change, from when it was made: the median of several. */
  readonly reachMs: number;
  /** {@link Trial.bytesEach} after these changes. */
  readonly bytesEachAfter: number;
}

/** How many are made and timed. */
export const CHANGES = 9;

/** @param steps how many streams to weigh, ascending */
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
