import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createMock, SERVICE_NAMES, type Fault, type Mock, type ServiceName } from "../src/index.js";
import { fakeClock } from "./support/fake-clock.js";
import {
  PLAUSIBLE_TOKEN,
  PLAUSIBLE_URL,
  VERSATAILOR_TOKEN,
  VERSATAILOR_URL,
  ZTAS_TOKEN,
  ZTAS_URL,
} from "./support/urls.js";

const clock = fakeClock();
const waits: number[] = [];
const mock: Mock = createMock({
  now: clock.now,
  wait: async (milliseconds) => {
    waits.push(milliseconds);
  },
});
const server = setupServer(...mock.handlers);

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());
afterEach(() => {
  mock.faults.clear();
  mock.world.setVisitors("shop", null);
});

const CALLS: Readonly<Record<ServiceName, readonly [url: string, token: string]>> = {
  plausible: [PLAUSIBLE_URL, PLAUSIBLE_TOKEN],
  ztas: [ZTAS_URL, ZTAS_TOKEN],
  versatailor: [VERSATAILOR_URL, VERSATAILOR_TOKEN],
};

async function call(service: ServiceName, signal: AbortSignal | null = null): Promise<Response> {
  const [url, token] = CALLS[service];
  return fetch(url, { headers: { authorization: `Bearer ${token}` }, signal });
}

describe.each(SERVICE_NAMES)("%s in-process", (service) => {
  test("latency: the usual answer, after the time has passed", async () => {
    mock.faults.set(service, { kind: "latency", ms: 2500 });
    waits.length = 0;
    expect((await call(service)).status).toBe(200);
    expect(waits).toEqual([2500]);
  });

  test("hang: nothing, until the caller gives up", async () => {
    mock.faults.set(service, { kind: "hang" });
    const caller = new AbortController();
    const answer = call(service, caller.signal);
    const firstOf = await Promise.race([answer, new Promise((resolve) => setImmediate(() => resolve("nothing yet")))]);
    expect(firstOf).toBe("nothing yet");
    caller.abort(new Error("gave up"));
    await expect(answer).rejects.toThrow("gave up");
    expect(mock.log.entries.at(-1)).toMatchObject({ service, status: null, fault: "hang" });
  });

  test("reset: a network error", async () => {
    mock.faults.set(service, { kind: "reset" });
    await expect(call(service)).rejects.toThrow(TypeError);
  });

  test("rate-limited: 429, with Retry-After in seconds or without", async () => {
    mock.faults.set(service, { kind: "rate-limited", retryAfterSeconds: 37 });
    const told = await call(service);
    expect([told.status, told.headers.get("retry-after")]).toEqual([429, "37"]);
    mock.faults.set(service, { kind: "rate-limited" });
    const untold = await call(service);
    expect([untold.status, untold.headers.get("retry-after")]).toEqual([429, null]);
    expect(await untold.json()).toHaveProperty("error");
  });

  test("unauthorized and server errors", async () => {
    mock.faults.set(service, { kind: "unauthorized" });
    expect((await call(service)).status).toBe(401);
    mock.faults.set(service, { kind: "server-error" });
    const own = await call(service);
    expect([own.status, own.headers.get("content-type")]).toEqual([500, expect.stringContaining("application/json")]);
    expect(await own.text()).toMatch(/^\{"error":"[Ii]nternal (server )?error"/);
    mock.faults.set(service, { kind: "server-error", status: 503 });
    const gateway = await call(service);
    expect([gateway.status, gateway.headers.get("content-type")]).toEqual([503, "text/html; charset=utf-8"]);
  });

  test("html: a page with status 200", async () => {
    mock.faults.set(service, { kind: "html" });
    const answer = await call(service);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("<!doctype html>");
  });

  test("truncated: half of the body, then a break", async () => {
    mock.world.setVisitors("shop", 4711);
    mock.faults.set(service, { kind: "truncated" });
    const answer = await call(service);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow("terminated");
  });

  test("stale: as of then, in the body, in Date and by its Age", async () => {
    mock.faults.set(service, { kind: "stale", minutes: 10 });
    const answer = await call(service);
    expect(answer.headers.get("date")).toBe("Sat, 21 Nov 2026 14:22:20 GMT");
    expect(answer.headers.get("age")).toBe("600");
    const late: unknown = await answer.json();
    // Plausible's body has no time.
    expect(JSON.stringify(late)).toMatch(service === "plausible" ? /^\d+$/ : /"timestamp":"2026-11-21T14:22:20/);
    mock.faults.clear(service);
    clock.advance(-600);
    expect(late).toEqual(await (await call(service)).json());
    clock.advance(600);
  });

  test("wrong-site: another shop's numbers", async () => {
    mock.world.setVisitors("shop", 0);
    mock.faults.set(service, { kind: "wrong-site" });
    const body = JSON.stringify(await (await call(service)).json());
    expect(Number(/\d+/.exec(body)?.[0])).toBeGreaterThan(0);
    expect(body.includes("another_website_id")).toBe(service === "versatailor");
  });

  test("leaves the other services alone, and ends when cleared", async () => {
    const others = SERVICE_NAMES.filter((name) => name !== service);
    mock.faults.set(service, { kind: "html" });
    for (const other of others) expect((await call(other)).headers.get("content-type")).toContain("json");
    expect(mock.faults.get(service)).toEqual({ kind: "html" });
    mock.faults.clear(service);
    expect(mock.faults.get(service)).toBeNull();
    expect((await call(service)).headers.get("content-type")).toContain("json");
  });
});

test("ztas: its database is down, and it says that nobody is there", async () => {
  mock.world.setVisitors("shop", 12);
  mock.faults.set("ztas", { kind: "zeros" });
  expect(await (await call("ztas")).json()).toEqual({
    activeVisitors: 0,
    pageviewsLast5Min: 0,
    pageBreakdown: {},
    recentPageviews: [],
    visitorsPerMinute: [],
    trafficSources: [],
    timestamp: "2026-11-21T14:32:20.114Z",
  });
});

test("ztas: 429 in the source's form with a wait, in the documentation's without", async () => {
  mock.faults.set("ztas", { kind: "rate-limited", retryAfterSeconds: 37 });
  const source = await call("ztas");
  expect(await source.json()).toEqual({ error: "Too many requests", retryAfter: 37 });
  expect(source.headers.get("x-ratelimit-reset")).toBe("1795271578");
  mock.faults.set("ztas", { kind: "rate-limited" });
  expect(await (await call("ztas")).json()).toEqual({ error: "Rate limit exceeded. Try again in 60 seconds." });
});

test("faults that can't be are refused when they are set", () => {
  const set = (service: ServiceName, fault: object) => () => mock.faults.set(service, fault as Fault);
  expect(set("ztas", { kind: "latency", ms: -1 })).toThrow('[onlookers] The fault "latency" of ztas needs ms');
  expect(set("ztas", { kind: "latency", ms: Infinity })).toThrow("from 0 to 86400000");
  expect(set("ztas", { kind: "stale", minutes: 0 })).toThrow("needs minutes");
  expect(set("ztas", { kind: "rate-limited", retryAfterSeconds: 0.5 })).toThrow("whole retryAfterSeconds");
  expect(set("ztas", { kind: "server-error", status: 404 })).toThrow("a status from 500 to 599");
  expect(set("ztas", { kind: "payment-required" })).toThrow("only Plausible answers 402");
  expect(set("plausible", { kind: "zeros" })).toThrow("only ztas");
});
