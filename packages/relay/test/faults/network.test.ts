import { execFileSync, spawnSync } from "node:child_process";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";
import { createMock, credentials } from "@onlookers/mock";
import { startMockServer } from "@onlookers/mock/server";
import { describe, test, type TestContext } from "vitest";
import { versatailor } from "../../src/index.js";
import { listening } from "../support/listening.js";
import * as toxics from "../support/toxics.js";
import { startToxicProxy } from "../support/toxic-proxy.js";
import { createWorld } from "../support/world.js";

/** The timeout of a reading for faults that never end. */
const SHORT_TIMEOUT_MS = 500;
/** A timeout that no reading reaches. */
const LONG_TIMEOUT_MS = 20_000;

/** The context of a concurrent test, for its clean-up. */
type Test = Pick<TestContext, "onTestFinished">;

/** A relay that calls a service over real sockets, with a clock that the test sets. */
function relayTo(test: Test, baseUrl: string, timeout: number) {
  const sites = { shop: versatailor({ ...credentials.versatailor, baseUrl }) };
  const world = createWorld({ sites, timeout, fetch: undefined });
  test.onTestFinished(() => world.relay.close());
  return {
    world,
    visitors: async () => (await world.count())["visitors"],
    /** Types and codes of the events since the last call. */
    newEvents: () => world.trace().map((line) => line.replace(/^\S+ (\w+)( code=\w+)?.*$/, "$1$2")),
  };
}

/** The same with a faulty proxy between relay and service. */
async function setUp(test: Test, timeout: number) {
  const mock = createMock({ now: () => relay.world.now });
  const service = await startMockServer({ mock });
  const proxy = await startToxicProxy(Number(new URL(service.url).port));
  const relay = relayTo(test, `http://127.0.0.1:${proxy.port}`, timeout);
  test.onTestFinished(async () => {
    await proxy.close();
    await service.close();
  });
  const setVisitors = (visitors: number) => mock.world.setVisitors("shop", visitors);
  setVisitors(17);
  return { ...relay, proxy, setVisitors };
}

describe.concurrent("a slow connection", () => {
  const late: readonly (readonly [string, () => toxics.Toxic])[] = [
    ["latency", () => toxics.latency(30)],
    ["bytes one by one", () => toxics.slices(1)],
    ["little bandwidth", () => toxics.slices(32, 1)],
    ["a connection that never closes", () => toxics.slowClose],
  ];

  test.for(late)("still delivers a fresh count: %s", async ([, toxic], context) => {
    const { expect } = context;
    const { world, proxy, setVisitors, visitors, newEvents } = await setUp(context, LONG_TIMEOUT_MS);
    proxy.poison(toxic());
    expect(await visitors()).toBe(17);
    setVisitors(23);
    await world.pass(61);
    expect(await visitors()).toBe(17);
    await world.pass(0);
    expect(await visitors()).toBe(23);
    expect(newEvents()).toEqual(["read", "hit", "stale", "read", "hit"]);
  });
});

describe.concurrent("a broken connection", () => {
  const broken: readonly (readonly [string, () => toxics.Toxic, string])[] = [
    ["nothing arrives", () => toxics.hang, "timeout"],
    ["the answer is too late", () => toxics.latency(LONG_TIMEOUT_MS), "timeout"],
    ["bytes trickle", () => toxics.slices(1, 100), "timeout"],
    ["the body never ends", () => toxics.inBody(() => {}), "timeout"],
    ["reset before an answer", () => toxics.reset, "network"],
    ["closed before an answer", () => toxics.close, "network"],
    ["reset in mid-body", () => toxics.inBody((caller) => caller.resetAndDestroy()), "network"],
    ["closed in mid-body", () => toxics.inBody((caller) => caller.end()), "network"],
    ["an answer in another protocol", () => toxics.otherProtocol, "network"],
  ];

  test.for(broken)(
    "leads to the last count, then to null, and to a new count when it works again: %s",
    async ([, toxic, code], context) => {
      const { expect } = context;
      const { world, proxy, setVisitors, visitors, newEvents } = await setUp(
        context,
        code === "timeout" ? SHORT_TIMEOUT_MS : LONG_TIMEOUT_MS,
      );
      expect(await visitors()).toBe(17);
      proxy.poison(toxic());
      setVisitors(23);
      await world.pass(61);
      expect(await visitors()).toBe(17);
      await world.pass(1);
      expect(await visitors()).toBe(17);
      expect(newEvents()).toEqual(["read", "hit", "stale", `failed code=${code}`, "stale"]);

      proxy.poison(toxic());
      await world.pass(120);
      expect(await visitors()).toBe(null);
      expect(newEvents()).toEqual([`failed code=${code}`, "miss"]);

      proxy.poison(toxics.pass);
      await world.pass(301);
      expect(await visitors()).toBe(23);
      expect(newEvents()).toEqual(["read", "hit"]);
    },
  );
});

describe.concurrent("a service that cannot be reached or trusted", () => {
  /** A TLS server that answers callers that trust it. */
  async function startTls(test: Test, options: TlsOptions): Promise<number> {
    const server = createTlsServer(options, (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n4"));
    server.on("tlsClientError", () => {});
    test.onTestFinished(() => void server.close());
    return listening(server);
  }

  const services: readonly (readonly [string, (test: Test) => Promise<string>])[] = [
    ["a closed port", async () => `http://127.0.0.1:${await deadPort()}`],
    ["no TLS behind an https URL", async (test) => `https://127.0.0.1:${await plainPort(test)}`],
    ["no certificate", async (test) => `https://127.0.0.1:${await startTls(test, {})}`],
  ];

  /** The answer of a cold relay, and its events. */
  async function outcomeAt(test: Test, baseUrl: string) {
    const { visitors, newEvents } = relayTo(test, baseUrl, LONG_TIMEOUT_MS);
    return [await visitors(), newEvents()];
  }

  test.for(services)("leads to null and an event: %s", async ([, start], context) => {
    const { expect } = context;
    expect(await outcomeAt(context, await start(context))).toEqual([null, ["failed code=network", "miss"]]);
  });

  test.skipIf(!hasOpenssl())(
    "leads to null and an event: a self-signed certificate (needs: apt-get install openssl)",
    async (context) => {
      const { expect } = context;
      const port = await startTls(context, selfSigned());
      expect(await outcomeAt(context, `https://127.0.0.1:${port}`)).toEqual([null, ["failed code=network", "miss"]]);
    },
  );
});

/** A port that was closed a moment ago. */
async function deadPort(): Promise<number> {
  const service = await startMockServer();
  await service.close();
  return Number(new URL(service.url).port);
}

async function plainPort(test: Test): Promise<number> {
  const service = await startMockServer();
  test.onTestFinished(() => service.close());
  return Number(new URL(service.url).port);
}

function hasOpenssl(): boolean {
  return spawnSync("openssl", ["version"]).status === 0;
}

/** Generated for each run, so that the repository contains no key. */
function selfSigned(): TlsOptions {
  const options = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=127.0.0.1";
  const pem = execFileSync("openssl", [...options.split(" "), "-keyout", "-", "-out", "-"], { encoding: "utf8" });
  return { key: pem, cert: pem };
}
