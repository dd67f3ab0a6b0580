import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { describePlan, versatailor } from "../../src/index.js";
import { serverlessPlatform } from "../../src/plan/platform.js";
import { envFor, start } from "../cli/run-cli.js";
import { textStore } from "../support/text-store.js";
import { counted, createWorld, START, TOKEN } from "../support/world.js";

beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe("serverlessPlatform", () => {
  it.each([
    ["VERCEL", "Vercel"],
    ["NETLIFY", "Netlify"],
    ["AWS_LAMBDA_FUNCTION_NAME", "AWS Lambda"],
    ["FUNCTIONS_WORKER_RUNTIME", "Azure Functions"],
    ["K_SERVICE", "Google Cloud Run"],
    ["CF_PAGES", "Cloudflare Pages"],
    ["DENO_DEPLOYMENT_ID", "Deno Deploy"],
  ])("recognises the variable %s", (name, platform) => {
    expect(serverlessPlatform({ process: { env: { [name]: "1" } } })).toBe(platform);
    expect(serverlessPlatform({ process: { env: { [name]: "" } } })).toBeNull();
  });

  it("recognises Workers, and nothing where variables cannot be read", () => {
    expect(serverlessPlatform({ navigator: { userAgent: "Cloudflare-Workers" } })).toBe("Cloudflare Workers");
    expect(serverlessPlatform({})).toBeNull();
    const get = () => {
      throw new Error("NotCapable");
    };
    const denied = new Proxy({}, { get });
    expect(serverlessPlatform({ process: { env: denied } })).toBeNull();
  });
});

describe("a relay on a serverless platform without a shared store", () => {
  beforeEach(() => void vi.stubEnv("VERCEL", "1"));

  it("warns once, and its plan says that it is that of one instance", () => {
    const [first] = [createWorld(), createWorld()];
    expect(vi.mocked(console.warn).mock.calls.flat()).toEqual([
      expect.stringMatching(/^\[onlookers\] Vercel runs any number of instances, and this relay has no shared store/),
    ]);
    expect(first.relay.plan()).toMatchObject([{ perInstanceOf: "Vercel" }]);
    expect(describePlan(first.relay.plan())).toMatch(/\nVercel runs any number of instances/);
  });

  it("neither warns nor waits with a shared store, or if the number of instances is known", async () => {
    const worlds = [createWorld({ store: textStore() }), createWorld({ instances: 1 })];
    for (const world of worlds) {
      expect(await world.count()).toMatchObject({ visitors: 17 });
      expect(world.relay.plan()[0]).not.toHaveProperty("perInstanceOf");
    }
    expect(console.warn).not.toHaveBeenCalled();
  });

  it("is read by `now` and `doctor` at once, and `doctor` reports it", async () => {
    const world = { env: envFor("https://v.example"), fetch: async () => counted(17, START), now: () => START };
    const outputOf = async (command: string) => {
      const running = start([command], world);
      await running.code;
      return running.output();
    };
    expect(await outputOf("now")).toContain("17");
    const findings = await outputOf("doctor");
    expect(findings).toContain("plan: Vercel runs any number of instances");
    expect(findings).toContain("17");
  });
});

it("a relay in a Worker reads at once, because isolates may not live for an interval", async () => {
  vi.stubGlobal("navigator", { userAgent: "Cloudflare-Workers" });
  const world = createWorld();
  vi.unstubAllGlobals();
  expect(await world.count()).toMatchObject({ visitors: 17 });
  expect(world.relay.plan()).toMatchObject([{ perInstanceOf: "Cloudflare Workers" }]);
});

describe("a process that restarts every few seconds", () => {
  const sites = { shop: versatailor({ siteId: "shop.example", token: TOKEN }) };

  /** Calls of 120 processes in an hour, each of which lives for 20 s. */
  async function callsOfRestarts(instances?: number): Promise<number> {
    let calls = 0;
    for (let startedAt = START; startedAt < START + 3_600_000; startedAt += 30_000) {
      const clock = { now: startedAt };
      const world = createWorld({ sites, instances, now: () => clock.now });
      for (; clock.now < startedAt + 20_000; clock.now += 5000) {
        await world.count();
        await world.pass(0);
      }
      calls += world.calls.length;
    }
    return calls;
  }

  it("makes no call if it is one of several instances, or on a serverless platform", async () => {
    expect(await callsOfRestarts(2)).toBe(0);
    vi.stubEnv("AWS_LAMBDA_FUNCTION_NAME", "shop");
    expect(await callsOfRestarts()).toBe(0);
  });

  it("makes its first call after one interval if it lives that long", async () => {
    const world = createWorld({ sites, instances: 2 });
    expect(await world.count()).toMatchObject({ visitors: null });
    const [{ intervalSeconds } = { intervalSeconds: 0 }] = world.relay.plan();
    await world.pass(intervalSeconds - 1);
    expect(await world.count()).toMatchObject({ visitors: null });
    await world.pass(1);
    expect(await world.count()).toMatchObject({ visitors: 17 });
  });
});
