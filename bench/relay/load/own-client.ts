import { join } from "node:path";
import { startProcess } from "../../process/start-process.ts";
import type { Load, PutUnderLoad } from "./load.ts";

/** Runs the load without wrk, by our own process. It is slower than wrk, and may be slower than the server. */
export const ownClient: PutUnderLoad = async (demand) => {
  const client = await startProcess(join(import.meta.dirname, "client-process.ts"), [JSON.stringify(demand)]);
  await client.stop();
  return loadOf(client.first);
};

function loadOf(said: unknown): Load {
  if (typeof said === "object" && said !== null && "requestsPerSecond" in said && "p50" in said && "p99" in said) {
    return { requestsPerSecond: Number(said.requestsPerSecond), p50: Number(said.p50), p99: Number(said.p99) };
  }
  throw new Error(`The server didn't answer all with a count: ${JSON.stringify(said)}.`);
}
