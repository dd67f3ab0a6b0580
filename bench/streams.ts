// What an open stream costs: the resident memory of a process that holds many, next to bare node:http. Needs a build.
// `pnpm bench streams [connections]`; each connection takes a descriptor in two processes, see `ulimit -n`.
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { connect, type AddressInfo } from "node:net";
import type { createRelay as CreateRelay, versatailor as Versatailor } from "../packages/relay/src/index.ts";
import type { toNodeListener as ToNodeListener } from "../packages/relay/src/node.ts";

const LIMIT = 1.7;
const COUNTS = 9;

/** A server under measure: what it answers with, and how all of its clients get a count. */
interface Contestant {
  readonly listener: RequestListener;
  readonly broadcast: () => void;
}

function bare(): Contestant {
  const responses = new Set<Parameters<RequestListener>[1]>();
  return {
    listener(_request, response) {
      response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" }).write(":\n\n");
      responses.add(response);
    },
    broadcast() {
      for (const response of responses) response.write(`data: ${"x".repeat(200)}\n\n`);
    },
  };
}

async function relayed(connections: number): Promise<Contestant> {
  const dist = "../packages/relay/dist";
  const { createRelay, versatailor }: { createRelay: typeof CreateRelay; versatailor: typeof Versatailor } =
    await import(`${dist}/index.js`);
  const { toNodeListener }: { toNodeListener: typeof ToNodeListener } = await import(`${dist}/node.js`);
  let now = Date.now();
  const relay = createRelay({
    sites: { shop: versatailor({ siteId: "shop.example", token: "bench" }) },
    stream: { maxConnections: connections },
    now: () => now,
    fetch: async () => Response.json({ currentVisitors: now % 1000, timestamp: new Date(now).toISOString() }),
  });
  return {
    listener: toNodeListener(relay),
    broadcast() {
      now += 60_001;
      void relay.source.read({ site: "shop" });
    },
  };
}

/** In a process of its own: holds the streams, and reports bytes for each. */
async function serve(kind: string, connections: number): Promise<void> {
  const { listener, broadcast } = kind === "bare" ? bare() : await relayed(connections);
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const before = await resident();
  process.send?.((server.address() as AddressInfo).port);
  await once(process, "message");
  for (let count = 0; count < COUNTS; count += 1) {
    broadcast();
    await pause(300);
  }
  process.send?.(((await resident()) - before) / connections);
}

/** In a process of its own: opens the streams one after the other, and reads whatever comes. */
async function visit(port: number, connections: number): Promise<void> {
  for (let count = 0; count < connections; count += 1) {
    const socket = connect(port, "127.0.0.1", () => socket.write("GET /shop/stream HTTP/1.1\r\nHost: shop\r\n\r\n"));
    await once(socket, "data");
    socket.resume();
  }
  process.send?.("open");
}

async function resident(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await pause(200);
  }
  return process.memoryUsage().rss;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function start(...args: string[]): ChildProcess {
  return fork(import.meta.filename, args, { execArgv: ["--expose-gc"] });
}

async function measure(kind: string, connections: number): Promise<number> {
  const server = start("serve", kind, String(connections));
  const [port] = await once(server, "message");
  const clients = start("visit", String(port), String(connections));
  await once(clients, "message");
  server.send("go");
  const [bytes] = await once(server, "message");
  clients.kill();
  server.kill();
  console.log(`${kind.padEnd(6)} ${(bytes / 1024).toFixed(1)} KiB a stream, ${connections} open`);
  return bytes;
}

const [role = "10000", first = "", second = ""] = process.argv.slice(2);
if (role === "serve") await serve(first, Number(second));
else if (role === "visit") await visit(Number(first), Number(second));
else {
  const ratio = (await measure("relay", Number(role))) / (await measure("bare", Number(role)));
  console.log(`${ratio.toFixed(2)} of bare node:http; ${LIMIT} is the most it may be`);
  process.exitCode = ratio > LIMIT ? 1 : 0;
}
