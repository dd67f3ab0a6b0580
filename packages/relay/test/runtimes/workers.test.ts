import { Miniflare, Response as WorkerResponse } from "miniflare";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bundle } from "./bundle.js";

/** 14:00 UTC. */
const START = Date.UTC(2026, 10, 21, 14);

let workers: Miniflare;
/** The number of the test's shop. */
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

/** The visitors that an isolate answers, `seconds` after 14:00. */
async function visitors(isolate: "first" | "second", seconds: number, signal?: AbortSignal): Promise<unknown> {
  const worker = await workers.getWorker(isolate);
  const headers = { "X-Now": String(START + seconds * 1000) };
  const response = await worker.fetch(`http://shop-${shop}.example/shop`, { headers, signal: signal ?? null });
  const count: unknown = await response.json();
  return typeof count === "object" && count !== null && "visitors" in count ? count.visitors : count;
}

/** Delays the service's answers until `release` is called. `called` resolves at the first call. */
function holdAnswers(): { called: Promise<void>; release: () => void } {
  let release = () => {};
  let resolveCalled = () => {};
  const called = new Promise<void>((resolve) => (resolveCalled = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  answer = async (number) => {
    resolveCalled();
    await released;
    return number;
  };
  return { called, release };
}

describe("Workers", () => {
  it("serve the count that another isolate read", async () => {
    expect(await visitors("first", 0)).toBe(17);
    expect(await visitors("second", 59)).toBe(17);
    expect(calls).toBe(1);
  });

  it("serve a stale count at once, and stay awake until it is refreshed", async () => {
    await visitors("first", 0);
    const service = holdAnswers();
    expect(await visitors("first", 61)).toBe(17);
    await service.called;
    expect(await visitors("first", 61)).toBe(17);
    service.release();
    while ((await visitors("first", 61)) === 17);
    expect(await visitors("first", 61)).toBe(18);
    expect(await visitors("second", 61)).toBe(18);
    expect(calls).toBe(2);
  });

  it("answer all requests of an isolate with the count that the first one waits for", async () => {
    const service = holdAnswers();
    const readers = Array.from({ length: 5 }, () => visitors("first", 0));
    await service.called;
    readers.push(visitors("second", 0));
    service.release();
    expect(await Promise.all(readers)).toEqual(Array.from({ length: 6 }, () => 17));
    expect(calls).toBe(1);
  });

  it("continue for the other requests when the first one is aborted", async () => {
    const service = holdAnswers();
    const leaving = new AbortController();
    const first = visitors("first", 0, leaving.signal).catch(() => "left");
    await service.called;
    const others = [visitors("first", 0), visitors("second", 0)];
    leaving.abort();
    expect(await first).toBe("left");
    service.release();
    expect(await Promise.all(others)).toEqual([17, 17]);
    expect(calls).toBe(1);
  });
});
