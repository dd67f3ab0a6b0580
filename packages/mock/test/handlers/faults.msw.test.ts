import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createMock, exampleRequest, SERVICE_NAMES, type Fault, type Mock, type ServiceName } from "../../src/index.js";
import { fakeClock } from "../support/fake-clock.js";

const START = "2026-11-21T14:32:20.114Z";
const clock = fakeClock(START);
const delays: number[] = [];
const mock: Mock = createMock({
  now: clock.now,
  delay: async (milliseconds) => {
    delays.push(milliseconds);
  },
});
const server = setupServer(...mock.handlers);

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());
afterEach(() => {
  mock.faults.clear();
  mock.world.setVisitors("shop", null);
});

/** The formats of errors that are not JSON. */
const FORMATS: Readonly<Record<string, string>> = { "openpanel 500": "text/plain", "matomo 429": "text/html" };
const formatOf = (service: ServiceName, { status }: Response) => FORMATS[`${service} ${status}`] ?? "application/json";

async function call(service: ServiceName, signal: AbortSignal | null = null): Promise<Response> {
  const { method, path, headers, json } = exampleRequest(service);
  const url = mock.endpoints.find((each) => each.service === service)?.url ?? "";
  return fetch(new URL(path, url), { method, headers, signal, ...(json && { body: JSON.stringify(json) }) });
}

/** The number of visitors in a response. */
async function visitorsIn(service: ServiceName, response: Response): Promise<number> {
  return Number(exampleRequest(service).visitors(await response.json()));
}

describe.each(SERVICE_NAMES)("faults of %s in-process", (service) => {
  afterEach(() => clock.advance(60)); // The limits per minute start again.

  it("latency delays the usual response", async () => {
    mock.faults.set(service, { kind: "latency", ms: 2500 });
    delays.length = 0;
    expect((await call(service)).status).toBe(200);
    expect(delays).toEqual([2500]);
  });

  it("hang sends no response until the caller aborts", async () => {
    mock.faults.set(service, { kind: "hang" });
    const caller = new AbortController();
    const response = call(service, caller.signal);
    const firstOf = await Promise.race([response, new Promise((resolve) => setImmediate(() => resolve("pending")))]);
    expect(firstOf).toBe("pending");
    caller.abort(new Error("aborted by the caller"));
    await expect(response).rejects.toThrow("aborted by the caller");
    expect(mock.log.entries.at(-1)).toMatchObject({ service, status: null, fault: "hang" });
  });

  it("reset causes a network error", async () => {
    mock.faults.set(service, { kind: "reset" });
    await expect(call(service)).rejects.toThrow(TypeError);
  });

  it("rate-limited responds with 429, with or without Retry-After in seconds", async () => {
    mock.faults.set(service, { kind: "rate-limited", retryAfterSeconds: 37 });
    const withWait = await call(service);
    expect([withWait.status, withWait.headers.get("retry-after")]).toEqual([429, "37"]);
    mock.faults.set(service, { kind: "rate-limited" });
    const withoutWait = await call(service);
    expect([withoutWait.status, withoutWait.headers.get("retry-after")]).toEqual([429, null]);
    expect(withoutWait.headers.get("content-type")).toContain(formatOf(service, withoutWait));
  });

  it("unauthorized and server-error respond with 401, 500 in the service's format and 503 as a page", async () => {
    mock.faults.set(service, { kind: "unauthorized" });
    expect((await call(service)).status).toBe(401);
    mock.faults.set(service, { kind: "server-error" });
    const own = await call(service);
    expect(own.status).toBe(500);
    expect(own.headers.get("content-type")).toContain(formatOf(service, own));
    expect(await own.text()).toMatch(/error/i);
    mock.faults.set(service, { kind: "server-error", status: 503 });
    const gateway = await call(service);
    expect([gateway.status, gateway.headers.get("content-type")]).toEqual([503, "text/html; charset=utf-8"]);
  });

  it("html responds with a page and status 200", async () => {
    mock.faults.set(service, { kind: "html" });
    const response = await call(service);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("<!doctype html>");
  });

  it("truncated fails in the middle of the body", async () => {
    mock.world.setVisitors("shop", 4711);
    mock.faults.set(service, { kind: "truncated" });
    const response = await call(service);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow("terminated");
  });

  it("stale reports an earlier time in the body, in Date and in Age", async () => {
    mock.faults.set(service, { kind: "stale", minutes: 10 });
    const response = await call(service);
    expect(response.headers.get("date")).toBe(new Date(clock.now() - 600_000).toUTCString());
    expect(response.headers.get("age")).toBe("600");
    const late: unknown = await response.json();
    // Some bodies contain no time.
    expect(JSON.stringify(late)).not.toContain(new Date(clock.now()).toISOString().slice(0, 16));
    mock.faults.clear(service);
    clock.advance(-600);
    expect(late).toEqual(await (await call(service)).json());
    clock.advance(600);
  });

  it("wrong-site reports another site's numbers", async () => {
    mock.world.setVisitors("shop", 0);
    mock.faults.set(service, { kind: "wrong-site" });
    const response = await call(service);
    const body = await response.clone().text();
    expect(await visitorsIn(service, response)).toBeGreaterThan(0);
    expect(body.includes("another_website_id")).toBe(service === "versatailor");
  });

  it("affect only their own service and end when cleared", async () => {
    const others = SERVICE_NAMES.filter((name) => name !== service);
    mock.faults.set(service, { kind: "html" });
    for (const other of others) expect((await call(other)).headers.get("content-type")).toContain("json");
    expect(mock.faults.get(service)).toEqual({ kind: "html" });
    mock.faults.clear(service);
    expect(mock.faults.get(service)).toBeNull();
    expect((await call(service)).headers.get("content-type")).toContain("json");
  });
});

it("zeros makes ztas respond with zero visitors, as while its database is down", async () => {
  clock.setTo(START);
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

it("rate-limited makes ztas use the format of the source with a wait, and the documented one without", async () => {
  clock.setTo(START);
  mock.faults.set("ztas", { kind: "rate-limited", retryAfterSeconds: 37 });
  const source = await call("ztas");
  expect(await source.json()).toEqual({ error: "Too many requests", retryAfter: 37 });
  expect(source.headers.get("x-ratelimit-reset")).toBe("1795271578");
  mock.faults.set("ztas", { kind: "rate-limited" });
  expect(await (await call("ztas")).json()).toEqual({ error: "Rate limit exceeded. Try again in 60 seconds." });
});

it("mock.faults.set throws for invalid faults", () => {
  const set = (service: ServiceName, fault: object) => () => mock.faults.set(service, fault as Fault);
  expect(set("ztas", { kind: "latency", ms: -1 })).toThrow(
    '[onlookers] The fault "latency" of ztas is invalid. Set ms',
  );
  expect(set("ztas", { kind: "latency", ms: Infinity })).toThrow("from 0 to 86400000");
  expect(set("ztas", { kind: "stale", minutes: 0 })).toThrow("Set minutes to more than 0");
  expect(set("ztas", { kind: "rate-limited", retryAfterSeconds: 0.5 })).toThrow(
    "Set retryAfterSeconds to a whole number",
  );
  expect(set("ztas", { kind: "server-error", status: 404 })).toThrow("a status from 500 to 599");
  expect(set("ztas", { kind: "payment-required" })).toThrow("because only plausible");
  expect(set("plausible", { kind: "zeros" })).toThrow("because only ztas");
});
