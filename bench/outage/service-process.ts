// The service, in a process of its own. A message sets its mode; the reply is the number of calls since the previous one.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Weather } from "./service.ts";

const STATUS: Readonly<Record<Weather, number>> = { well: 200, failing: 500, limited: 429 };
const LATENCY = 20;

let weather: Weather = "well";
let calls = 0;

const server = createServer(async (_request, response) => {
  calls += 1;
  const status = STATUS[weather];
  if (status !== 429) await wait(LATENCY); // A gateway rejects at once.
  const body = status === 200 ? { visitors: 17 } : { error: weather };
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
});
server.listen(0, "127.0.0.1");
await once(server, "listening");

process.on("message", (next: Weather) => {
  process.send?.(calls);
  calls = 0;
  weather = next;
});
process.once("disconnect", () => process.exit());
process.send?.((server.address() as AddressInfo).port);
