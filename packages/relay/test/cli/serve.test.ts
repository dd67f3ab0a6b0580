import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMock } from "@onlookers/mock";
import { startMockServer, type MockServer } from "@onlookers/mock/server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listening } from "../support/listening.js";
import { sendBytes } from "../support/raw-http.js";
import { START } from "../support/world.js";
import { CANARY, envFor, start, type Running } from "./run-cli.js";

const sites = [{ name: "shop", versatailor: { siteId: "shop.example", token: CANARY } }];

/** Failures of the service, and the log line of each. The last two are one state. */
const FAILURES = [
  ["unauthorized", "failing (unauthorized,"],
  ["rate-limited", "paused until"],
  ["html", "failing (invalid_response,"],
  ["truncated", "failing (network)"],
  ["reset", "failing (network)"],
] as const;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "onlookers-"));
});
afterAll(() => rm(folder, { recursive: true }));

let now = START;
let service: MockServer;
/** Called with each request to a slow service, which responds when the result resolves. */
let onRequest = async () => {};
const started: Running[] = [];

beforeEach(async () => {
  now = START;
  service = await startMockServer({ mock: createMock({ now: () => now, sites, delay: () => onRequest() }) });
  service.mock.world.setVisitors("shop", 17);
});
afterEach(async () => {
  for (const running of started.splice(0)) running.end();
  await service.close();
});

async function serve(argv: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const running = start(["serve", "--port", "0", ...argv], { env: { ...envFor(service.url), ...env }, now: () => now });
  started.push(running);
  await running.printed("listening: http");
  const url = /listening: (http:\/\/[^/]+)/.exec(running.output())?.[1] ?? "";
  return { ...running, get: (path: string) => fetch(url + path) };
}

describe("serve", () => {
  it("prints its plan and URLs, and answers only below its base path", async () => {
    const { get, output } = await serve(["--base-path", "/live/"], { ONLOOKERS_ORIGIN: "*" });
    expect(output()).toMatch(/^service .*\nversatailor {2}[\da-f]{8} {4}default {2}60 s .* 60\/h {3}100\/h {2}40 %/);
    expect(output()).toMatch(/listening: http:\/\/127\.0\.0\.1:\d+\/live\/default\n$/);

    const count = await get("/live/default?page=/pricing");
    expect(await count.json()).toMatchObject({ site: "default", visitors: 17, scope: "site" });
    expect(count.headers.get("access-control-allow-origin")).toBe("*");
    for (const path of ["/default", "/live", "/livelier/default", "/live/nobody", "/"]) {
      const answer = await get(path);
      expect([path, answer.status, await answer.json()]).toEqual([
        path,
        404,
        expect.objectContaining({ code: "unknown_site" }),
      ]);
    }
    expect(service.mock.log.entries).toHaveLength(1);
  });

  it.for<[string, Readonly<Record<string, string>>, string]>([
    ["count", {}, "info  default: reading: versatailor counts 17 in 180 s"],
    ["failure", { ONLOOKERS_TOKEN: "wrong" }, "error default: failing (unauthorized, HTTP 401): "],
  ])("reads each site once at the start and logs the %s, before any request", async ([, env, line]) => {
    const { printed, output } = await serve([], env);
    await printed(line);
    expect(service.mock.log.entries).toHaveLength(1);
    expect(output()).not.toContain("The last count is served");
  });

  it("answers requests in absolute form, and ignores a fragment", async () => {
    const { output, printed } = await serve();
    await printed("reading: ");
    const port = Number(/listening: http:\/\/[^:]+:(\d+)/.exec(output())?.[1]);
    const statusOf = async (target: string) => {
      const head = `GET ${target} HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n`;
      return (await sendBytes(port, head)).split("\r\n", 1)[0];
    };
    for (const target of ["/api/onlookers/default", "/api/onlookers/default?page=/a#b", "/healthz", "/healthz#a"]) {
      expect([target, await statusOf(target)]).toEqual([target, "HTTP/1.1 200 OK"]);
      expect([target, await statusOf(`http://user@shop.example:80${target}`)]).toEqual([target, "HTTP/1.1 200 OK"]);
    }
    for (const target of ["http://shop.example", "http://shop.example/default", "http://x/api/onlookers/default/y"]) {
      expect([target, await statusOf(target)]).toEqual([target, "HTTP/1.1 404 Not Found"]);
    }
  });

  it("answers health checks without a further reading", async () => {
    const { get, printed } = await serve();
    await printed("reading: ");
    const health = await get("/healthz?probe=1");
    expect([health.status, await health.text(), health.headers.get("cache-control")]).toEqual([
      200,
      "ok\n",
      "no-store",
    ]);
    expect(service.mock.log.entries).toHaveLength(1);
  });

  it("logs each change of state once for any number of requests, and never the token", async () => {
    const { get, output, errors, printed, end, code } = await serve();
    const requestFive = async () => {
      const answers = await Promise.all(Array.from({ length: 5 }, () => get("/api/onlookers/default")));
      return Promise.all(answers.map((answer) => answer.text()));
    };
    const bodies = await requestFive();
    await printed("reading: versatailor counts 17 in 180 s");
    for (const [kind, line] of FAILURES) {
      service.mock.faults.set("versatailor", { kind });
      now += 301_000;
      bodies.push(...(await requestFive()));
      await printed(line);
    }
    service.mock.faults.clear();
    now += 301_000;
    bodies.push(...(await requestFive()));
    await printed("back to normal");
    end();
    expect(await code).toBe(0);

    const lines = output().split("\n").slice(3, -1);
    expect(lines.map((line) => line.replace(/^\S+ (\w+) +(\w[\w: ]+).*$/, "$1 $2"))).toEqual([
      "info listening: http:",
      "info default: reading: versatailor counts 17 in 180 s",
      "error default: failing ",
      "error default: failing ",
      "warn default: paused until 2026",
      "error default: failing ",
      "error default: failing ",
      "info default: back to normal after 1505 s: versatailor counts 17 in 180 s",
      "info stopping: waiting for requests in flight",
    ]);
    for (const form of [CANARY, btoa(CANARY).replaceAll("=", ""), encodeURIComponent(CANARY), "canary"]) {
      expect(output() + errors() + bodies.join("")).not.toContain(form);
    }
  });

  it("prints one JSON object per line with --json", async () => {
    const { get, output, printed } = await serve(["--json"]);
    await get("/api/onlookers/default");
    await printed('"reading"');
    const entries = output()
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    const plan = [expect.objectContaining({ provider: "versatailor", intervalSeconds: 60 })];
    const message = "reading: versatailor counts 17 in 180 s";
    expect(entries).toEqual([
      {
        at: new Date(START).toISOString(),
        level: "info",
        state: "listening",
        sites: [],
        message: expect.any(String),
        plan,
      },
      { at: new Date(START).toISOString(), level: "info", state: "reading", sites: ["default"], message },
    ]);
  });

  it("warns of a login token that expires soon, without printing it", async () => {
    const payload = btoa(JSON.stringify({ email: "canary", exp: START / 1000 + 3600 })).replaceAll("=", "");
    const { output } = await serve([], { ONLOOKERS_PROVIDER: "ztas", ONLOOKERS_TOKEN: `e30.${payload}.${CANARY}` });
    expect(output()).toContain("warn  default: the token expires in 1 h, at 2026-11-21T15:00:00.000Z. Log in to ztas");
    for (const part of [payload, CANARY]) expect(output()).not.toContain(part);
  });

  it("waits for requests in flight before it ends", async () => {
    const { get, printed, end, code } = await serve();
    await printed("reading: ");
    now += 301_000;
    let answer = () => {};
    const requested = new Promise<void>((resolve) => {
      onRequest = () => {
        resolve();
        return new Promise((done) => (answer = done));
      };
    });
    service.mock.faults.set("versatailor", { kind: "latency", ms: 1 });
    const waiting = get("/api/onlookers/default");
    await requested;
    end();
    await printed("stopping: waiting for requests in flight");
    answer();
    expect(await (await waiting).json()).toMatchObject({ visitors: 17 });
    expect(await code).toBe(0);
    await expect(get("/healthz")).rejects.toThrow("fetch failed");
  });

  it("ends open streams", async () => {
    const site = { provider: "versatailor", siteId: "shop.example", baseUrl: service.url };
    const config = join(folder, "relay.json");
    const sites = { default: { ...site, token: { env: "ONLOOKERS_TOKEN" } } };
    await writeFile(config, JSON.stringify({ sites, stream: true }));
    const { get, end, code } = await serve(["--config", config]);
    const stream = await get("/api/onlookers/default/stream");
    expect(stream.headers.get("content-type")).toContain("text/event-stream");
    end();
    expect(await code).toBe(0);
    expect(await stream.text()).toContain("retry: ");
  });

  it("reports a port that is in use", async () => {
    const other = createServer();
    const port = await listening(other);
    const running = start(["serve"], { env: { ...envFor(service.url), PORT: `${port}`, HOST: "127.0.0.1" } });
    expect(await running.code).toBe(1);
    expect(running.errors()).toContain(
      `[onlookers] Port ${port} of 127.0.0.1 is in use, so the relay cannot listen there.`,
    );
    expect(running.output()).toBe("");
    other.close();
  });
});
