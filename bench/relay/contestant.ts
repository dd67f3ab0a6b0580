import { join } from "node:path";
import { startProcess } from "../process/start-process.ts";
import type { Answer } from "./answers.ts";
import { HOST } from "./servers/server.ts";

/** A server to measure. */
export interface Contestant {
  readonly name: string;
  readonly origin: string;
  readonly pid: number;
  /** Whether it skips the requests with `If-None-Match`. @default false */
  readonly isAskedWhole?: boolean | undefined;
  readonly close: () => Promise<void>;
}

/** The contestants that run in Node. */
export type Kind = "relay" | "bare" | "hono" | "fastify";

const NAMES: Readonly<Record<Kind, string>> = {
  relay: "onlookers relay",
  bare: "bare node:http",
  hono: "hono",
  fastify: "fastify",
};

/** @param recorded its responses; the relay creates its own */
export async function startContestant(kind: Kind, sites: number, recorded: Answer | null): Promise<Contestant> {
  const server = await startProcess(join(import.meta.dirname, "server-process.ts"), [
    kind,
    String(sites),
    JSON.stringify(recorded),
  ]);
  return {
    name: NAMES[kind],
    origin: `http://${HOST}:${String(server.first)}`,
    pid: server.pid,
    close: server.stop,
  };
}
