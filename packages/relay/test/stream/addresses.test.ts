import { createServer } from "node:http";
import { afterEach, expect, test } from "vitest";
import { toNodeListener, type NodeListenerOptions } from "../../src/node.js";
import { networkOf } from "../../src/stream/network-of.js";
import { listening } from "../support/listening.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
afterEach(() => world?.relay.close());

/** The status that a client at this address is answered with; `200` holds a stream open until it is left. */
async function visit(address?: string): Promise<{ readonly status: number; readonly leave: () => Promise<void> }> {
  const request = new Request("https://shop.example/api/onlookers/shop/stream");
  const response = await world.relay.fetch(request, { address });
  const reader = response.body?.getReader();
  await reader?.read();
  return { status: response.status, leave: async () => reader?.cancel() };
}

test("one address has so many streams, others have theirs, and who leaves makes room", async () => {
  world = createWorld({ stream: { maxPerAddress: 2 } });
  const first = await visit("192.0.2.1");
  expect((await visit("192.0.2.1")).status).toBe(200);
  expect((await visit("192.0.2.1")).status).toBe(503);
  expect((await visit("192.0.2.2")).status).toBe(200);
  await first.leave();
  expect((await visit("192.0.2.1")).status).toBe(200);
  expect((await visit("192.0.2.1")).status).toBe(503);
});

test("streams whose address nobody knows count in all alone", async () => {
  world = createWorld({ stream: { maxConnections: 3, maxPerAddress: 1 } });
  const statuses: number[] = [];
  for (let visitor = 0; visitor < 4; visitor += 1) statuses.push((await visit()).status);
  expect(statuses).toEqual([200, 200, 200, 503]);
});

test.for([
  ["192.0.2.1", "::ffff:192.0.2.1", true],
  ["198.51.100.9, 192.0.2.1", "203.0.113.5, 192.0.2.1", true],
  ["192.0.2.1", "192.0.2.2", false],
  ["2001:db8:1:2::1", "2001:0DB8:0001:0002:ffff:ffff:ffff:ffff", true],
  ["2001:db8::1", "2001:db8:0:0:1::", true],
  ["2001:db8:1:2::1", "2001:db8:1:3::1", false],
  ["fe80::1%eth0", "fe80::2%eth1", true],
  ["::1", "::2", true],
  [`${"9".repeat(100)}a`, `${"9".repeat(100)}b`, true],
] as const)("%s and %s are one: %s", ([one, other, isSame]) => {
  expect(networkOf(one) === networkOf(other)).toBe(isSame);
});

/** How many of three streams a server takes from clients that all say that they are another. */
async function taken(options: NodeListenerOptions, header: string): Promise<number> {
  world = createWorld({ stream: { maxPerAddress: 1 } });
  const server = createServer(toNodeListener(world.relay, options));
  const url = `http://127.0.0.1:${await listening(server)}/shop/stream`;
  const end = new AbortController();
  const visits = [1, 2, 3].map(async (client) => {
    const response = await fetch(url, { headers: { [header]: `192.0.2.${client}` }, signal: end.signal });
    return response.status;
  });
  const statuses = await Promise.all(visits);
  end.abort();
  server.closeAllConnections();
  server.close();
  return statuses.filter((status) => status === 200).length;
}

test("over node:http no header is believed, but the one that is named", async () => {
  expect(await taken({}, "x-forwarded-for")).toBe(1);
  expect(await taken({ address: ({ headers }) => headers["x-real-ip"] }, "x-real-ip")).toBe(3);
});
