import { createServer, type RequestListener, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { toNodeListener } from "../../src/node.js";
import { createWorld } from "../support/world.js";

const servers: Server[] = [];

async function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Sends raw lines. Resolves to everything received until the server closes the connection. */
function send(port: number, lines: readonly string[], host = "relay.example"): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.write([...lines, `Host: ${host}`, "Connection: close", "", ""].join("\r\n"));
    });
    let received = "";
    socket.setEncoding("utf8").on("data", (chunk: string) => (received += chunk));
    socket.on("end", () => resolve(received)).on("error", reject);
  });
}

describe("toNodeListener", () => {
  it("sends the same bytes as the Fetch handler", async () => {
    const world = createWorld({ origin: "*" });
    const port = await listen(toNodeListener(world.relay));
    for (const path of ["/shop", "/shop?page=/pricing", "/nobody", "/shop?page="]) {
      for (const method of ["GET", "HEAD", "OPTIONS", "DELETE"]) {
        const overHttp = await fetch(`http://127.0.0.1:${port}/api/onlookers${path}`, { method });
        const direct = await world.get(path, { method });
        expect([overHttp.status, await overHttp.text()]).toEqual([direct.status, await direct.text()]);
        for (const [name, value] of direct.headers) expect([name, overHttp.headers.get(name)]).toEqual([name, value]);
      }
    }
  });

  it("awaits an answer if the global Promise was replaced, as by zone.js", async () => {
    const world = createWorld();
    const port = await listen(toNodeListener(world.relay));
    const pending = fetch(`http://127.0.0.1:${port}/shop`);
    vi.stubGlobal("Promise", class extends Promise<unknown> {});
    const answer = await pending.then((response) => response.json()).finally(() => vi.unstubAllGlobals());
    expect(answer).toMatchObject({ visitors: 17 });
  });

  it("returns a promise for a pending answer that resolves when it was sent, as Next.js requires", async () => {
    const world = createWorld({ stream: true });
    const listener = toNodeListener(world.relay);
    const sent: boolean[] = [];
    const port = await listen(async (request, response) => {
      await listener(request, response);
      sent.push(response.writableEnded);
    });
    const request = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    await (await request("/shop")).text(); // Reads the provider.
    await (await request("/shop")).text(); // Is cached.
    const stream = await request("/shop/stream");
    expect(sent).toEqual([true, true]);
    await world.relay.close();
    await stream.text();
    await expect.poll(() => sent).toEqual([true, true, true]);
  });

  it("sends a 304 without a body and keeps the connection", async () => {
    const world = createWorld();
    const port = await listen(toNodeListener(world.relay));
    const etag = (await world.get()).headers.get("etag") ?? "";
    for (let round = 0; round < 3; round += 1) {
      const response = await fetch(`http://127.0.0.1:${port}/shop`, { headers: { "If-None-Match": etag } });
      expect([response.status, await response.text()]).toEqual([304, ""]);
    }
  });

  it.for([
    ["an absolute URL", "GET http://evil.example/shop HTTP/1.1", "200"],
    ["two slashes", "GET //evil.example/shop HTTP/1.1", "200"],
    ["broken escapes", "GET /%E0%A4%A HTTP/1.1", "404"],
    ["a URL without a path", "GET http://shop HTTP/1.1", "404"],
    ["an asterisk", "OPTIONS * HTTP/1.1", "204"],
    ["an unknown method", "PROPFIND /shop HTTP/1.1", "405"],
    ["the method TRACE", "TRACE /shop HTTP/1.1", "405"],
    ["a long path", `GET /${"a".repeat(8000)}/shop HTTP/1.1`, "200"],
  ] as const)("answers a request with %s, and the next one", async ([, line, status]) => {
    const world = createWorld();
    const port = await listen(toNodeListener(world.relay));
    expect(await send(port, [line])).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(await (await fetch(`http://127.0.0.1:${port}/shop`)).json()).toMatchObject({ visitors: 17 });
    expect(new Set(world.calls.map((call) => new URL(call.url).host))).toEqual(new Set(["versatailor.com"]));
  });

  it.for(["", "a b", "[", "evil.example:99999", "x".repeat(5000)])("ignores the Host %j", async (host) => {
    const world = createWorld();
    const port = await listen(toNodeListener(world.relay));
    const usual = await send(port, ["GET /shop HTTP/1.1"]);
    expect(await send(port, ["GET /shop HTTP/1.1"], host)).toBe(usual);
  });

  it("does not read a request's body", async () => {
    const port = await listen(toNodeListener(createWorld().relay));
    const response = await fetch(`http://127.0.0.1:${port}/shop`, { method: "POST", body: "x".repeat(100_000) });
    expect(response.status).toBe(405);
  });

  it("uses originalUrl if a framework removes its mount path from url", async () => {
    const listener = toNodeListener(createWorld().relay);
    const port = await listen((request, response) => {
      void listener(Object.assign(request, { originalUrl: request.url, url: "/" }), response);
    });
    expect((await fetch(`http://127.0.0.1:${port}/api/shop`)).status).toBe(200);
  });

  it("answers other clients after one disconnects during a reading, without a further reading", async () => {
    const world = createWorld();
    let arrive = (_response: Response) => {};
    const answer = world.answer;
    world.answer = () => new Promise((resolve) => (arrive = resolve));
    let left = () => {};
    const hasLeft = new Promise<void>((resolve) => (left = resolve));
    const listener = toNodeListener(world.relay);
    const port = await listen((request, response) => {
      response.once("close", left);
      void listener(request, response);
    });
    const controller = new AbortController();
    const leaving = fetch(`http://127.0.0.1:${port}/shop`, { signal: controller.signal }).catch(() => "left");
    while (world.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    expect(await leaving).toBe("left");
    await hasLeft;
    arrive(await answer({ url: "", at: world.now, init: undefined }));
    expect(await (await fetch(`http://127.0.0.1:${port}/shop`)).json()).toMatchObject({ visitors: 17 });
    expect(world.calls).toHaveLength(1);
  });
});
