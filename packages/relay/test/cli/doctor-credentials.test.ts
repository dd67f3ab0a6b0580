import { createMock, credentials } from "@onlookers/mock";
import { startMockServer, type MockServer } from "@onlookers/mock/server";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { START } from "../support/world.js";
import { CANARY, envFor, run } from "./run-cli.js";

/** A login token that expires after this many hours. */
const jwt = (hours: number) =>
  ["{}", JSON.stringify({ email: "canary", exp: Math.floor(START / 1000) + hours * 3600 + 60 }), CANARY]
    .map((part) => Buffer.from(part).toString("base64url"))
    .join(".");
const TOKENS = [jwt(100), jwt(30), jwt(-2)];

let service: MockServer;
let folder = "";
beforeAll(async () => {
  const sites = [
    { name: "shop", versatailor: { siteId: "shop.example", token: CANARY }, plausible: credentials.plausible },
    ...TOKENS.map((token, index) => ({ name: `app${index}`, ztas: { siteId: `app${index}`, token } })),
  ];
  service = await startMockServer({ mock: createMock({ now: () => START, sites }) });
  for (const { name } of sites) service.mock.world.setVisitors(name, 17);
  folder = await mkdtemp(join(tmpdir(), "onlookers-"));
});
afterEach(() => service.mock.faults.clear());
afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

/** Node's server sends the wall's time as Date. This replaces it with the mock's. */
const inMockTime: typeof fetch = async (...call) => {
  const answer = await fetch(...call);
  const headers = new Headers(answer.headers);
  headers.set("date", new Date(START).toUTCString());
  return new Response(answer.body, { status: answer.status, headers });
};
const doctor = (env: Readonly<Record<string, string>> = {}, now = START, argv: readonly string[] = []) =>
  run(["doctor", ...argv], { env: { ...envFor(service.url), ...env }, fetch: inMockTime, now: () => now });

describe("doctor", () => {
  it("reports no problem of a working site, with one reading", async () => {
    const before = service.mock.log.entries.length;
    const { code, output, errors } = await doctor();
    expect([code, errors]).toEqual([0, ""]);
    expect(output.split("\n")).toEqual([
      "✓ default: versatailor answers: 17 people on this site in the last 3 minutes",
      "✓ plan: default: at most 60 calls an hour to versatailor, each site every 60 s; 40 % of 100 in 3600 s stay free",
      expect.stringMatching(/^✓ clock: agrees with that of 127\.0\.0\.1:\d+$/),
      "",
    ]);
    expect(service.mock.log.entries).toHaveLength(before + 1);
  });

  it.for([
    ["versatailor", { kind: "unauthorized" }, "(HTTP 401): the token isn't this website's, or it has none yet"],
    ["plausible", { kind: "unauthorized" }, "(HTTP 401): the API key is wrong, or may not read this site"],
    ["plausible", { kind: "payment-required" }, "(HTTP 402): the account's plan has no Stats API"],
    ["versatailor", { kind: "rate-limited" }, "(HTTP 429): the hour's calls are used up"],
    ["versatailor", { kind: "reset" }, "(network): the service cannot be reached"],
  ] as const)("explains the failure $1.kind of %s", async ([provider, fault, message]) => {
    service.mock.faults.set(provider, fault);
    const { siteId, token } = credentials.plausible;
    const env = { ONLOOKERS_PROVIDER: "plausible", ONLOOKERS_SITE_ID: siteId, ONLOOKERS_TOKEN: token };
    const { code, output } = await doctor(provider === "plausible" ? env : {});
    expect(code).toBe(1);
    expect(output).toContain(`✗ default: ${provider} cannot be read ${message}`);
    expect(output).not.toContain(provider === "plausible" ? token : CANARY);
  });

  it.for([
    ["app0", 0, 0, "✓ default: the token expires in 4 days, at "],
    ["app1", 1, 0, "! default: the token expires in 30 h, at "],
    ["app2", 2, 1, "✗ default: the token expired at "],
  ] as const)(
    "reports when a login token expires (%s), without printing it",
    async ([siteId, index, exitCode, line]) => {
      const token = TOKENS[index] ?? "";
      const env = { ONLOOKERS_PROVIDER: "ztas", ONLOOKERS_SITE_ID: siteId, ONLOOKERS_TOKEN: token };
      const { code, output } = await doctor(env);
      expect([code, output]).toEqual([exitCode, expect.stringContaining(line)]);
      for (const part of token.split(".")) expect(output).not.toContain(part);
    },
  );

  it("warns of a token that is no login token", async () => {
    const env = { ONLOOKERS_PROVIDER: "ztas", ONLOOKERS_SITE_ID: "app0", ONLOOKERS_TOKEN: "zta_live_x" };
    const { code, output } = await doctor(env);
    expect(code).toBe(1);
    expect(output).toContain("! default: the token contains no expiry.");
    expect(output).toContain("✗ default: ztas cannot be read (HTTP 401): the login token is wrong or has ended");
  });

  it.for([
    [12, 0, "! clock: this machine's is 12 s ahead of that of 127.0.0.1"],
    [-12, 0, "! clock: this machine's is 12 s behind that of 127.0.0.1"],
    [90, 1, "✗ clock: this machine's is 90 s ahead of that of 127.0.0.1"],
  ] as const)("reports a clock that is %i s off", async ([seconds, exitCode, line]) => {
    const { code, output } = await doctor({}, START + seconds * 1000 + 500);
    expect([code, output]).toEqual([exitCode, expect.stringContaining(line)]);
  });

  it("reports sites with a longer interval, and too many sites", async () => {
    const site = (siteId: string) => ({ provider: "versatailor", siteId, baseUrl: service.url, token: { env: "T" } });
    const config = join(folder, "relay.json");
    const configure = (many: number) => {
      const names = Array.from({ length: many }, (_, index) => [`s${index}`, site(`s${index}`)]);
      return writeFile(config, JSON.stringify({ sites: Object.fromEntries(names) }));
    };
    await configure(2);
    const slow = await doctor({ T: CANARY }, START, ["--config", config]);
    expect(slow.output).toContain("! plan: s0, s1: at most 80 calls an hour to versatailor, each site every 90 s");
    await configure(5);
    const tooMany = await doctor({ T: CANARY }, START, ["--config", config]);
    expect([tooMany.code, tooMany.output]).toEqual([
      1,
      expect.stringMatching(/^✗ options: .*give each token fewer sites/),
    ]);
  });

  it("prints JSON with --json", async () => {
    const { output } = await doctor({}, START, ["--json"]);
    const findings = output
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(findings).toHaveLength(3);
    expect(findings[0]).toEqual({ level: "ok", message: expect.stringMatching(/^default: versatailor answers/) });
  });
});
