import { writeFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMock, type Fault } from "@onlookers/mock";
import { startMockServer, type MockServer } from "@onlookers/mock/server";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { START } from "../support/world.js";
import { CANARY, envFor, run } from "./run-cli.js";

const PLAUSIBLE_KEY = "key_canary_55d1";
const sites = [
  {
    name: "shop",
    versatailor: { siteId: "shop.example", token: CANARY },
    plausible: { siteId: "shop.example", token: PLAUSIBLE_KEY },
  },
];

let service: MockServer;
let folder = "";
beforeAll(async () => {
  service = await startMockServer({ mock: createMock({ now: () => START, sites }) });
  service.mock.world.setVisitors("shop", { "/": 9, "/pricing": 1 });
  folder = await mkdtemp(join(tmpdir(), "onlookers-"));
});
afterEach(() => service.mock.faults.clear());
afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

const now = (argv: readonly string[] = [], env: Readonly<Record<string, string>> = {}) =>
  run(["now", ...argv], { env: { ...envFor(service.url), ...env }, now: () => START + 12_000 });

const PLAUSIBLE = { ONLOOKERS_PROVIDER: "plausible", ONLOOKERS_TOKEN: PLAUSIBLE_KEY, ONLOOKERS_PAGES: "/pricing" };

describe("now", () => {
  it("prints the sentence that a visitor would see, with its age, from one reading", async () => {
    const before = service.mock.log.entries.length;
    const output = "10 people on this site in the last 3 minutes (12 s ago)\n";
    expect(await now()).toEqual({ code: 0, output, errors: "" });
    expect(service.mock.log.entries).toHaveLength(before + 1);
  });

  it("prints a page's count if the provider has pages", async () => {
    const { output } = await now(["--page", "/pricing?utm=x"], PLAUSIBLE);
    expect(output).toBe("1 person on this page in the last 5 minutes (12 s ago)\n");
  });

  it("prints the busiest pages with --pages, from the same reading", async () => {
    const before = service.mock.log.entries.length;
    const { code, output } = await now(["--pages"], PLAUSIBLE);
    expect([code, output]).toEqual([0, "10 people on this site in the last 5 minutes (12 s ago)\n9  /\n1  /pricing\n"]);
    expect(service.mock.log.entries).toHaveLength(before + 2);
    const lines = (await now(["--pages", "--json"], PLAUSIBLE)).output.trim().split("\n").slice(1);
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      { page: "/", visitors: 9 },
      { page: "/pricing", visitors: 1 },
    ]);
  });

  it("fails with --pages if the service does not count by page", async () => {
    const { code, output, errors } = await now(["--pages"]);
    expect([code, output]).toEqual([1, "10 people on this site in the last 3 minutes (12 s ago)\n"]);
    expect(errors).toContain("versatailor returned no visitors by page. Set ONLOOKERS_PAGES to true");
  });

  it("prints a LiveCount with --json", async () => {
    expect(JSON.parse((await now(["--json"])).output)).toEqual({
      site: "default",
      visitors: 10,
      scope: "site",
      page: null,
      windowSeconds: 180,
      observedAt: new Date(START).toISOString(),
      ttlSeconds: 60,
    });
  });

  it("reads the site of --site from a config file", async () => {
    const provider = { siteId: "shop.example", baseUrl: service.url };
    const config = join(folder, "relay.json");
    const configured = {
      shop: { ...provider, provider: "versatailor", token: { env: "ONLOOKERS_TOKEN" } },
      blog: { ...provider, provider: "plausible", token: { env: "BLOG_KEY" } },
    };
    await writeFile(config, JSON.stringify({ sites: configured, timeout: 3000 }));
    const env = { BLOG_KEY: PLAUSIBLE_KEY };
    const { output } = await now(["--config", config, "--site", "blog", "--json"], env);
    expect(JSON.parse(output)).toMatchObject({ site: "blog", visitors: 10, windowSeconds: 300 });
    const unnamed = await now(["--config", config], env);
    expect([unnamed.code, unnamed.errors]).toEqual([2, expect.stringContaining("give --site one of shop, blog")]);
  });

  it.for<[Fault, RegExp]>([
    [{ kind: "unauthorized" }, /unauthorized \(HTTP 401\): the token isn't this website's/],
    [{ kind: "rate-limited", retryAfterSeconds: 60 }, /rate_limited \(HTTP 429\): the hour's calls are used up/],
    [{ kind: "server-error", status: 503 }, /upstream \(HTTP 503\): the service has a failure/],
    [{ kind: "html" }, /invalid_response \(HTTP 200\): the response is not the service's/],
    [{ kind: "reset" }, /network: the service cannot be reached/],
    [{ kind: "stale", minutes: 10 }, /expired: versatailor returned a count that is older than its window/],
  ])("explains the failure $0.kind on standard error, and exits with 1", async ([fault, message]) => {
    service.mock.faults.set("versatailor", fault);
    const { code, output, errors } = await now(["--json"]);
    expect([code, output]).toEqual([1, ""]);
    expect(errors).toMatch(message);
    expect(errors).toMatch(/^\[onlookers\] default: /);
    expect(errors).not.toContain(CANARY);
  });
});
