import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMock, exampleRequest, SERVICE_NAMES, type Mock, type ServiceName } from "../../src/index.js";
import { startMockServer, type MockServer } from "../../src/server.js";
import { fakeClock } from "../support/fake-clock.js";
import { PLAUSIBLE_TOKEN } from "../support/urls.js";

let mock: Mock;
let server: MockServer;

beforeEach(async () => {
  mock = createMock({ now: fakeClock().now });
  server = await startMockServer({ mock });
});
afterEach(() => server.close());

async function call(service: ServiceName, init: RequestInit = {}): Promise<Response> {
  const { method, path, headers, json } = exampleRequest(service);
  return fetch(server.url + path, { method, headers, ...(json && { body: JSON.stringify(json) }), ...init });
}

/** Sends a request on a plain socket and resolves with all bytes received until the socket closes. */
async function receive(service: ServiceName): Promise<{ text: string; error: string | null }> {
  const { method, path, headers, json } = exampleRequest(service);
  const body = json === undefined ? "" : JSON.stringify(json);
  const lines = Object.entries({ Host: "mock", ...headers, "Content-Length": body.length });
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  socket.write(
    `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`,
  );
  return new Promise((resolve) => {
    let text = "";
    let error: string | null = null;
    socket.on("data", (chunk) => (text += chunk.toString()));
    socket.on("error", (cause: NodeJS.ErrnoException) => (error = cause.code ?? cause.message));
    socket.on("close", () => resolve({ text, error }));
  });
}

describe("startMockServer", () => {
  it.each(SERVICE_NAMES)("serves %s at its own path", async (service) => {
    mock.world.setVisitors("shop", 23);
    const response = await call(service);
    expect(response.status).toBe(200);
    expect(Number(exampleRequest(service).visitors(await response.json()))).toBe(23);
    expect(response.headers.get("date")).toBe("Sat, 21 Nov 2026 14:32:20 GMT");
    expect(mock.log.entries).toMatchObject([{ service, site: "shop", status: 200 }]);
  });

  it("distinguishes the logins of ztas and Umami, which have one path, by their bodies", async () => {
    const login = (body: object) =>
      fetch(`${server.url}/api/auth/login`, { method: "POST", body: JSON.stringify(body) });
    await login({ username: "admin", password: "umami" });
    expect(mock.log.entries.at(-1)).toMatchObject({ service: "umami", status: 200 });
    await login({ email: "you@example.com", password: "your-password" });
    expect(mock.log.entries.at(-1)).toMatchObject({ service: "ztas", status: 200 });
  });

  it("accepts POST queries and other methods", async () => {
    const body = {
      site_id: "example.com",
      metrics: ["visitors"],
      date_range: ["2026-11-21T14:27:20Z", "2026-11-21T14:32:20Z"],
      dimensions: ["event:page"],
    };
    const query = await fetch(`${server.url}/api/v2/query`, {
      method: "POST",
      headers: { authorization: `Bearer ${PLAUSIBLE_TOKEN}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect([query.status, await query.json()]).toEqual([200, expect.objectContaining({ results: expect.any(Array) })]);
    expect((await call("ztas", { method: "OPTIONS" })).status).toBe(204);
    const head = await call("plausible", { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });

  it("responds to an unknown path with 404 and the known paths", async () => {
    const response = await fetch(`${server.url}/api/v1/unknown`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      error: "The mock has no endpoint /api/v1/unknown",
      known: mock.endpoints.map(({ service, method, path }) => ({ service, method, path })),
    });
  });

  it("responds with 413 to a body above 1 MiB", async () => {
    const response = await fetch(`${server.url}/api/v2/query`, { method: "POST", body: "x".repeat(1024 * 1024 + 1) });
    expect(response.status).toBe(413);
  });

  it("throws an error with a remedy if the port is taken", async () => {
    const port = Number(new URL(server.url).port);
    await expect(startMockServer({ mock, port })).rejects.toThrow(
      `[onlookers] The mock cannot listen on 127.0.0.1:${port}, because the port is taken. Stop the process`,
    );
  });

  it("creates a mock by default and may be closed twice", async () => {
    const own = await startMockServer();
    expect((await fetch(`${own.url}${exampleRequest("ztas").path}`)).status).toBe(401);
    expect(own.mock.log.entries).toHaveLength(1);
    await own.close();
    await own.close();
    await expect(fetch(own.url)).rejects.toThrow("fetch failed");
  });
});

describe.each(SERVICE_NAMES)("faults of %s over HTTP", (service) => {
  it("reset closes the connection with a TCP reset and without a response", async () => {
    mock.faults.set(service, { kind: "reset" });
    expect(await receive(service)).toEqual({ text: "", error: "ECONNRESET" });
  });

  it("truncated sends half of the Content-Length and closes the connection", async () => {
    mock.world.setVisitors("shop", 4711);
    mock.faults.set(service, { kind: "truncated" });
    const [head = "", body = ""] = (await receive(service)).text.split("\r\n\r\n");
    const promised = Number(/^content-length: (\d+)$/im.exec(head)?.[1]);
    expect(head).toMatch(/^HTTP\/1.1 200 OK\r\n/);
    expect(promised).toBeGreaterThan(1);
    expect(body).toHaveLength(Math.floor(promised / 2));
    await expect((await call(service)).text()).rejects.toThrow("terminated");
  });

  it("hang sends no byte until the server closes", async () => {
    mock.faults.set(service, { kind: "hang" });
    const received = receive(service);
    const logged = new Promise((resolve) => mock.log.subscribe(resolve));
    await logged;
    await server.close();
    expect((await received).text).toBe("");
  });

  it("hang ends when the caller aborts, and the server continues to serve", async () => {
    mock.faults.set(service, { kind: "hang" });
    const logged = new Promise((resolve) => mock.log.subscribe(resolve));
    const caller = new AbortController();
    const response = call(service, { signal: caller.signal });
    await logged;
    caller.abort();
    await expect(response).rejects.toThrow("aborted");
    mock.faults.clear();
    expect((await call(service)).status).toBe(200);
  });

  it("error statuses, pages and stale responses are sent over HTTP", async () => {
    mock.faults.set(service, { kind: "rate-limited", retryAfterSeconds: 9 });
    const limited = await call(service);
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "9"]);
    mock.faults.set(service, { kind: "server-error", status: 504 });
    expect((await call(service)).status).toBe(504);
    mock.faults.set(service, { kind: "html" });
    expect(await (await call(service)).text()).toContain("<html");
    mock.faults.set(service, { kind: "stale", minutes: 10 });
    expect((await call(service)).headers.get("date")).toBe("Sat, 21 Nov 2026 14:22:20 GMT");
  });
});

it("latency ends early when the caller aborts", async () => {
  let start: (signal: AbortSignal) => void = () => {};
  const started = new Promise<AbortSignal>((resolve) => (start = resolve));
  const slow = await startMockServer({
    mock: createMock({
      delay: async (_, signal) => {
        start(signal);
        await once(signal, "abort");
      },
    }),
  });
  slow.mock.faults.set("ztas", { kind: "latency", ms: 60_000 });
  const caller = new AbortController();
  const response = fetch(slow.url + exampleRequest("ztas").path, { signal: caller.signal });
  const signal = await started;
  const ended = once(signal, "abort");
  caller.abort();
  await expect(response).rejects.toThrow("aborted");
  await ended;
  await slow.close();
});
