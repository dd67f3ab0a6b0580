import { Miniflare, Response as WorkerResponse } from "miniflare";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bundle } from "./bundle.js";

/** 14:00 UTC. */
const START = Date.UTC(2026, 10, 21, 14);

let workers: Miniflare;
let calls = 0;

beforeAll(async () => {
  workers = new Miniflare({
    cf: false,
    modules: true,
    script: await bundle("streams"),
    compatibilityDate: "2026-07-30",
    durableObjects: { STREAMS: "Streams" },
    async outboundService() {
      const now = new Date(START + calls * 61_000);
      calls += 1;
      const body = { currentVisitors: 16 + calls, timestamp: now.toISOString() };
      return WorkerResponse.json(body, { headers: { Date: now.toUTCString() } });
    },
  });
  await workers.ready;
});
afterAll(() => workers.dispose());

const get = (path: string, seconds: number) =>
  workers.dispatchFetch(`http://shop.example${path}`, { headers: { "X-Now": String(START + seconds * 1000) } });

/** The visitors of each event. */
async function* visitorsOf(body: AsyncIterable<Uint8Array> | null): AsyncGenerator<number> {
  const decoder = new TextDecoder();
  for await (const chunk of body ?? []) {
    for (const [, visitors] of decoder.decode(chunk).matchAll(/"visitors":(\d+)/g)) yield Number(visitors);
  }
}

it("a Durable Object streams to clients of different requests, also after one of them leaves", async () => {
  const first = visitorsOf((await get("/shop/stream", 0)).body);
  expect((await first.next()).value).toBe(17);
  const second = visitorsOf((await get("/shop/stream", 0)).body);
  expect((await second.next()).value).toBe(17);

  await (await get("/shop", 61)).text();
  expect((await first.next()).value).toBe(18);
  expect((await second.next()).value).toBe(18);

  await first.return(undefined);
  await (await get("/shop", 122)).text();
  expect((await second.next()).value).toBe(19);
  await second.return(undefined);
  expect(calls).toBe(3);
});
