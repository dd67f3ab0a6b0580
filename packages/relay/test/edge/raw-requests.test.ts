import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { toNodeListener } from "../../src/node.js";
import { sendBytes, serve } from "../support/raw-http.js";
import { createWorld } from "../support/world.js";

async function setUp() {
  const world = createWorld();
  return { world, port: await serve(toNodeListener(world.relay)) };
}

const statuses = (received: string) => Array.from(received.matchAll(/HTTP\/1\.1 (\d{3}) /g), ([, status]) => status);

describe("a request that abuses HTTP over node:http", () => {
  test("is refused before its body ends", async () => {
    const { world, port } = await setUp();
    for (const body of ["Content-Length: 1000000000\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\nffffff\r\n{"]) {
      const received = await sendBytes(port, `POST /shop HTTP/1.1\r\nHost: a\r\n${body}`, (text) => text.includes("}"));
      expect(statuses(received)).toEqual(["405"]);
    }
    expect(world.calls).toEqual([]);
  });

  test("does not delay other requests if it never ends", async () => {
    const { world, port } = await setUp();
    const slow = Array.from({ length: 100 }, () => connect(port, "127.0.0.1").on("error", () => {}));
    onTestFinished(() => slow.forEach((socket) => socket.destroy()));
    await Promise.all(slow.map((socket) => once(socket, "connect")));
    for (const socket of slow) socket.write("GET /shop HTTP/1.1\r\nHost: a\r\nX-Slow: ");
    const received = await sendBytes(port, "GET /shop HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    expect(statuses(received)).toEqual(["200"]);
    expect(world.calls).toHaveLength(1);
  });

  test("cannot smuggle a second request in its body", async () => {
    const { port } = await setUp();
    const hidden = "GET /nobody HTTP/1.1\r\nHost: a\r\n\r\n";
    const received = await sendBytes(
      port,
      `GET /shop HTTP/1.1\r\nHost: a\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}` +
        "GET /shop HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    );
    expect(statuses(received)).toEqual(["200", "200"]);
  });

  test.for([
    ["two lengths", "GET /shop HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"],
    [
      "a length and chunks",
      "GET /shop HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    ["a zero byte in a header", "GET /shop HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n"],
    ["no host", "GET /shop HTTP/1.1\r\n\r\n"],
    ["a head without end", `GET /shop HTTP/1.1\r\nHost: a\r\nX: ${"a".repeat(100_000)}`],
  ] as const)("never reaches the relay with %s", async ([, bytes]) => {
    const { world, port } = await setUp();
    expect(await sendBytes(port, bytes)).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
    expect(world.calls).toEqual([]);
  });

  test.for(["/shop%0d%0aX-Injected:%201", "/shop?page=/%0d%0aX-Injected:%201", "/shop?x=\u0000\u00ff"])(
    "cannot split the answer: %j",
    async (target) => {
      const { port } = await setUp();
      const request = `GET ${target} HTTP/1.1\r\nHost: a\r\nIf-None-Match: "x\u00ff"\r\nConnection: close\r\n\r\n`;
      const received = await sendBytes(port, request);
      expect(statuses(received)).toHaveLength(1);
      expect(received).not.toMatch(/^x-injected/im);
    },
  );

  test("is answered in HTTP/1.0 without a host, and the connection is closed", async () => {
    const { port } = await setUp();
    expect(await sendBytes(port, "GET /shop HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*\}$/);
  });
});
