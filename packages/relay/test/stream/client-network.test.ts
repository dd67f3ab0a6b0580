import { createServer } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { toNodeListener, type NodeListenerOptions } from "../../src/node.js";
import { clientNetwork, UNKNOWN_NETWORK } from "../../src/stream/client-network.js";
import { listening } from "../support/listening.js";
import { createWorld, type World } from "../support/world.js";

let world: World | undefined;
afterEach(() => world?.relay.close());

describe("clientNetwork", () => {
  const NETWORK = "2001:db8:1:2";

  it.for([
    ["an IPv4 address", "203.0.113.7", "203.0.113.7"],
    ["an IPv4 address with a port", "203.0.113.7:51234", "203.0.113.7"],
    ["a mapped IPv4 address", "::ffff:203.0.113.7", "203.0.113.7"],
    ["a mapped IPv4 address in hex", "::ffff:cb00:7107", "203.0.113.7"],
    ["a mapped IPv4 address in full", "0000:0000:0000:0000:0000:FFFF:CB00:7107", "203.0.113.7"],
    ["a mapped IPv4 address with brackets and a port", "[::ffff:203.0.113.7]:443", "203.0.113.7"],
    ["an IPv6 address", "2001:db8:1:2::1", NETWORK],
    ["another IPv6 address of the network", "2001:0DB8:0001:0002:ffff:ffff:ffff:ffff", NETWORK],
    ["an IPv6 address that ends in IPv4 notation", "2001:db8:1:2::203.0.113.7", NETWORK],
    ["an IPv6 address in brackets", "[2001:db8:1:2::1]", NETWORK],
    ["an IPv6 address with a port", "[2001:db8:1:2::1]:443", NETWORK],
    ["an IPv6 address with a zone", "2001:db8:1:2::1%eth0", NETWORK],
    ["an IPv6 address with a zone and a port", "[2001:db8:1:2::1%25eth0]:443", NETWORK],
    ["an IPv6 address of another network", "2001:db8:1:3::1", "2001:db8:1:3"],
    ["an IPv6 address with zeros left out", "2001:db8::1", "2001:db8:0:0"],
    ["a link-local address with a zone", "fe80::1%eth0", "fe80:0:0:0"],
    ["loopback", "::1", "0:0:0:0"],
    ["an address with spaces", " 203.0.113.7 ", "203.0.113.7"],
    ["the last element of X-Forwarded-For", "198.51.100.9, 203.0.113.7", "203.0.113.7"],
    ["the last element of X-Forwarded-For with a port", "198.51.100.9, [2001:db8:1:2::1]:443", NETWORK],
    ["a Forwarded header", "for=203.0.113.7;proto=https;by=198.51.100.1", "203.0.113.7"],
    ["a quoted IPv6 address in Forwarded", 'for="[2001:db8:1:2::1]:4711"', NETWORK],
    ["the last element of Forwarded", 'for=198.51.100.9, proto=https; For="203.0.113.7:80"', "203.0.113.7"],
  ])("returns the network of %s: %s → %s", ([, address, network]) => {
    expect(clientNetwork(address ?? "")).toBe(network);
  });

  it.for([
    "",
    "unknown",
    "for=_hidden",
    "for=unknown;proto=https",
    "localhost",
    "shop.example:443",
    "1",
    "0x7f.1",
    "010.0.0.1",
    "203.0.113.256",
    "203.0.113",
    "203.0.113.7.8",
    "203.0.113.7, ",
    "2001:db8::1::2",
    "2001:db8:1:2:3:4:5",
    "2001:db8::1]:443",
    "[2001:db8::1",
    "[2001:db8::1]@203.0.113.7",
    "[2001:db8::1]/path",
    "::ffff:203.0.113.256",
    ":::",
    "[]",
    `${"9".repeat(1000)}`,
    `${"f".repeat(1000)}:1`,
  ])("returns one network for what is no address: %j", (garbage) => {
    expect(clientNetwork(garbage)).toBe(UNKNOWN_NETWORK);
  });
});

/** Requests a stream as the client at this address. A stream that is opened stays open until `disconnect`. */
async function visit(address?: string) {
  const request = new Request("https://shop.example/api/onlookers/shop/stream");
  const response = await world?.relay.fetch(request, { address });
  const reader = response?.body?.getReader();
  await reader?.read();
  return { status: response?.status, disconnect: async () => reader?.cancel() };
}

async function statusesOf(addresses: readonly (string | undefined)[]): Promise<unknown[]> {
  const statuses: unknown[] = [];
  for (const address of addresses) statuses.push((await visit(address)).status);
  return statuses;
}

/** Three clients with different addresses in a header request a stream. Returns how many are opened. */
async function openedOverHttp(options: NodeListenerOptions, header: string): Promise<number> {
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

describe("maxPerAddress", () => {
  it("limits the streams of one address until one of them ends", async () => {
    world = createWorld({ stream: { maxPerAddress: 2 } });
    const first = await visit("192.0.2.1");
    expect(await statusesOf(["192.0.2.1", "192.0.2.1", "192.0.2.2"])).toEqual([200, 503, 200]);
    await first.disconnect();
    expect(await statusesOf(["192.0.2.1", "192.0.2.1"])).toEqual([200, 503]);
  });

  it("holds for an address in every notation, and with any port", async () => {
    world = createWorld({ stream: { maxPerAddress: 1 } });
    const addresses = ["192.0.2.1:1", "192.0.2.1:2", "::ffff:192.0.2.1", "::ffff:c000:201", "[::ffff:c000:201]:3"];
    expect(await statusesOf(addresses)).toEqual([200, 503, 503, 503, 503]);
  });

  it("holds for all clients together whose address is none", async () => {
    world = createWorld({ stream: { maxPerAddress: 1 } });
    expect(await statusesOf(["unknown", "garbage", "1.2.3.4.5"])).toEqual([200, 503, 503]);
  });

  it("does not apply if the platform provides no address: only maxConnections does", async () => {
    world = createWorld({ stream: { maxConnections: 3, maxPerAddress: 1 } });
    expect(await statusesOf([undefined, undefined, undefined, undefined])).toEqual([200, 200, 200, 503]);
  });

  it("uses no header over node:http, unless one is configured", async () => {
    expect(await openedOverHttp({}, "x-forwarded-for")).toBe(1);
    expect(await openedOverHttp({ address: ({ headers }) => headers["x-real-ip"] }, "x-real-ip")).toBe(3);
  });

  it("counts all clients without the configured header as one over node:http", async () => {
    expect(await openedOverHttp({ address: ({ headers }) => headers["x-real-ip"] }, "x-other")).toBe(1);
  });

  it("applies beside fields of a context that are undefined or of another type", async () => {
    world = createWorld({ stream: { maxPerAddress: 1 } });
    const get = (context: unknown) =>
      world?.relay.GET(new Request("https://shop.example/shop/stream"), context).then(async (response) => {
        await response.body?.getReader().read();
        return response.status;
      });
    const address = "192.0.2.1";
    expect(await get({ address, waitUntil: undefined })).toBe(200);
    for (const waitUntil of [undefined, null, "no"]) expect(await get({ address, waitUntil })).toBe(503);
    expect(await get({ address: undefined, waitUntil: () => {} })).toBe(200);
  });
});
