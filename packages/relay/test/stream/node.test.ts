import { IncomingMessage, ServerResponse } from "node:http";
import { connect, Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { versatailor, type RelayOptions } from "../../src/index.js";
import { toNodeListener } from "../../src/node.js";
import { serve } from "../support/raw-http.js";
import { counted, createWorld, START, TOKEN, type World } from "../support/world.js";
import { eventsIn } from "./stream-client.js";

let world: World;

// Sockets are real. Only the relay's own timers are fake.
beforeEach(() => void vi.useFakeTimers({ now: START, toFake: ["setTimeout", "clearTimeout", "Date"] }));
afterEach(async () => {
  await world.relay.close();
  vi.useRealTimers();
});

function streaming(overrides: Partial<RelayOptions> = {}): World {
  world = createWorld({ stream: true, now: () => Date.now(), ...overrides });
  world.answer = () => counted(world.visitors, Date.now());
  return world;
}
const listener = () => toNodeListener(world.relay);
const pass = async (seconds: number) => void (await vi.advanceTimersByTimeAsync(seconds * 1000));

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve));
}

/** Connects a client with a socket of its own. */
function visit(port: number, path = "/shop/stream", method = "GET") {
  const client = { text: "", isOver: false, socket: connect(port, "127.0.0.1") };
  client.socket.setEncoding("utf8").on("data", (chunk: string) => (client.text += chunk));
  client.socket.on("close", () => (client.isOver = true)).on("error", () => {});
  client.socket.write(`${method} ${path} HTTP/1.1\r\nHost: relay.example\r\n\r\n`);
  const events = () => client.text.match(/data: /g)?.length ?? 0;
  return { ...client, text: () => client.text, isOver: () => client.isOver, events };
}

describe("a stream over node:http", () => {
  it("sends the same headers and events as the Fetch handler", async () => {
    streaming({ origin: "*" });
    const port = await serve(listener());
    const client = visit(port);
    await until(() => client.events() === 1);
    const direct = await world.get("/shop/stream");
    const [head = "", body = ""] = client.text().split(/\r\n\r\n(.*)/s);
    for (const [name, value] of direct.headers) expect(head.toLowerCase()).toContain(`${name}: ${value.toLowerCase()}`);
    const unchunked = body.replaceAll(/[\da-f]+\r\n([^]*?)\r\n/g, "$1");
    expect(eventsIn(unchunked).map((event) => event.data)).toEqual([await world.count()]);
    world.visitors = 18;
    await pass(60);
    await until(() => client.events() === 2);
    expect(client.text()).toContain('"visitors":18');
  });

  it.for(["HEAD", "OPTIONS", "POST"])("opens no stream for %s and keeps the connection usable", async (method) => {
    streaming();
    const client = visit(await serve(listener()), "/shop/stream", method);
    const status = (await world.get("/shop/stream", { method })).status;
    await until(() => client.text().includes("\r\n\r\n"));
    client.socket.write("GET /shop HTTP/1.1\r\nHost: relay.example\r\n\r\n");
    await until(() => client.text().includes('"visitors":17'));
    expect(client.text()).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(vi.getTimerCount()).toBe(0);
  });

  it("counts towards maxConnections until its client disconnects", async () => {
    streaming({ stream: { maxConnections: 2 } });
    const port = await serve(listener());
    const [first, second] = [visit(port), visit(port)];
    await until(() => first.events() + second.events() === 2);
    const third = visit(port);
    await until(() => third.text().includes("too_many_streams"));
    expect(third.text()).toMatch(/^HTTP\/1.1 503 .*\r\nRetry-After: 300\r\n/s);
    first.socket.destroy();
    second.socket.destroy();
    await until(() => vi.getTimerCount() === 0);
    const fourth = visit(port);
    await until(() => fourth.events() === 1);
  });

  it("takes one place per connection, however many streams are pipelined on it", async () => {
    streaming({ stream: { maxConnections: 3 } });
    const port = await serve(listener());
    const flood = visit(port);
    flood.socket.write("GET /shop/stream HTTP/1.1\r\nHost: relay.example\r\n\r\n".repeat(50));
    await until(() => flood.events() === 1);
    const others = [visit(port), visit(port)];
    await until(() => others.every((other) => other.events() === 1));
    const last = visit(port);
    await until(() => last.text().includes("too_many_streams"));
    expect(flood.events()).toBe(1);
  });

  it("opens after an earlier answer on its connection has been sent", async () => {
    streaming();
    const client = visit(await serve(listener()), "/shop");
    client.socket.write("GET /shop/stream HTTP/1.1\r\nHost: relay.example\r\n\r\n");
    await until(() => client.events() === 1);
    expect(client.text()).toContain('"visitors":17');
  });

  it("ends in order after its lifetime, and when the relay closes", async () => {
    streaming({ stream: { lifetimeSeconds: 50, heartbeatSeconds: 25 } });
    const port = await serve(listener());
    const old = visit(port);
    await until(() => old.events() === 1);
    await pass(50);
    await until(() => old.text().endsWith("0\r\n\r\n"));
    const last = visit(port);
    await until(() => last.events() === 1);
    await world.relay.close();
    await until(() => last.text().endsWith("0\r\n\r\n"));
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("a client that never reads", () => {
  /** A socket whose other side has closed its window: nothing that is written is ever sent. */
  class ShutSocket extends Socket {
    override _write() {}
    override _writev() {}
  }

  function open() {
    const socket = new ShutSocket();
    const request = new IncomingMessage(new Socket());
    Object.assign(request, { method: "GET", url: "/shop/stream" });
    const response = new ServerResponse(request);
    response.assignSocket(socket);
    void listener()(request, response);
    return { socket, waiting: () => response.writableLength + socket.writableLength };
  }

  const everySecond = { ...versatailor({ siteId: "shop.example", token: TOKEN }), limits: [], intervalSeconds: 1 };

  it("has only its first bytes buffered and is disconnected after two heartbeats", async () => {
    streaming({ sites: { shop: everySecond }, stream: { heartbeatSeconds: 300 } });
    const { socket, waiting } = open();
    await pass(1);
    const first = waiting();
    for (let second = 0; second < 500; second += 1) {
      world.visitors += 1;
      await pass(1);
    }
    expect(world.calls.length).toBeGreaterThan(400);
    expect(first).toBeGreaterThan(0);
    expect(waiting()).toBe(first);
    expect(first).toBeLessThan(1024);
    await pass(120);
    expect(socket.destroyed).toBe(true);
    await pass(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
