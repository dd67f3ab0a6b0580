// Serves streams. `weigh` replies with its resident memory, `change` with the time at which it sent a new count to all.
import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { exactNow } from "./clock.ts";
import { bare } from "./servers/bare.ts";
import { relay } from "./servers/relay.ts";

const [kind, most] = process.argv.slice(2);
const { listener, change } = kind === "bare" ? bare() : await relay(Number(most));
const server = createServer(listener).listen(0, "127.0.0.1");
await once(server, "listening");

/** Node returns freed memory to the system after a delay. */
async function weigh(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await wait(200);
  }
  return process.memoryUsage().rss;
}

function makeChange(): number {
  const at = exactNow();
  change();
  return at;
}

process.on("message", (message) => {
  if (message === "weigh") void weigh().then((bytes) => process.send?.(bytes));
  else process.send?.(makeChange());
});
process.once("disconnect", () => process.exit());
const address = server.address();
process.send?.(typeof address === "object" ? address?.port : null);
