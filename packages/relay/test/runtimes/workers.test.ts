import { Miniflare, Response as WorkerResponse } from "miniflare";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bundle } from "./bundle.js";

/** 14:00 UTC. */
const START = Date.UTC(2026, 10, 21, 14);

let workers: Miniflare;
/** The tests' shops, by number. */
let shop = 0;
let calls: number;
let answer: (visitors: number) => Promise<number>;

beforeEach(() => {
  shop += 1;
  calls = 0;
  answer = async (visitors) => visitors;
});

beforeAll(async () => {
  const worker = {
    modules: true,
    script: await bundle("shop"),
    compatibilityDate: "2026-07-30",
    async outboundService() {
      calls += 1;
      const currentVisitors = await answer(16 + calls);
      const now = new Date(START + (calls - 1) * 61_000);
      const headers = { Date: now.toUTCString() };
      return WorkerResponse.json({ currentVisitors, timestamp: now.toISOString() }, { headers });
    },
  };
  const own = { className: "OnlookersStore", useSQLite: true } as const;
  workers = new Miniflare({
    cf: false,
    workers: [
      { ...worker, name: "first", durableObjects: { STORE: own } },
      { ...worker, name: "second", durableObjects: { STORE: { ...own, scriptName: "first" } } },
    ],
  });
  await workers.ready;
});
afterAll(() => workers.dispose());

/** What a reader of an isolate sees, seconds after 14:00. */
async function visitors(isolate: "first" | "second", seconds: number, signal?: AbortSignal): Promise<unknown> {
  const worker = await workers.getWorker(isolate);
  const headers = { "X-Now": String(START + seconds * 1000) };
  const response = await worker.fetch(`http://shop-${shop}.example/shop`, { headers, signal: signal ?? null });
  const count: unknown = await response.json();
  return typeof count === "object" && count !== null && "visitors" in count ? count.visitors : count;
}

/** Lets the service answer when it is told to. */
function holdAnswers(): { asked: Promise<void>; release: () => void } {
  let release = () => {};
  let ask = () => {};
  const asked = new Promise<void>((resolve) => (ask = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  answer = async (number) => {
    ask();
    await released;
    return number;
  };
  return { asked, release };
}

describe("Workers", () => {
  it("serve what another isolate read", async () => {
    expect(await visitors("first", 0)).toBe(17);
    expect(await visitors("second", 59)).toBe(17);
    expect(calls).toBe(1);
  });

  it("serve a stale count at once, and are kept awake until it is refreshed", async () => {
    await visitors("first", 0);
    const service = holdAnswers();
    expect(await visitors("first", 61)).toBe(17);
    await service.asked;
    expect(await visitors("first", 61)).toBe(17);
    service.release();
    while ((await visitors("first", 61)) === 17);
    expect(await visitors("first", 61)).toBe(18);
    expect(await visitors("second", 61)).toBe(18);
    expect(calls).toBe(2);
  });

  it("give every reader of an isolate the count that the first one waits for", async () => {
    const service = holdAnswers();
    const readers = Array.from({ length: 5 }, () => visitors("first", 0));
    await service.asked;
    readers.push(visitors("second", 0));
    service.release();
    expect(await Promise.all(readers)).toEqual(Array.from({ length: 6 }, () => 17));
    expect(calls).toBe(1);
  });

  it("go on for the others where the first reader leaves", async () => {
    const service = holdAnswers();
    const leaving = new AbortController();
    const first = visitors("first", 0, leaving.signal).catch(() => "left");
    await service.asked;
    const others = [visitors("first", 0), visitors("second", 0)];
    leaving.abort();
    expect(await first).toBe("left");
    service.release();
    expect(await Promise.all(others)).toEqual([17, 17]);
    expect(calls).toBe(1);
  });
});
