import { readdirSync, readFileSync } from "node:fs";
import * as core from "@onlookers/core/server";
import { describe, expect, test } from "vitest";
import { servicesTable, exampleOf } from "../../src/cli/services/services-table.js";
import { OPTION_NAMES, variableOf } from "../../src/cli/services/service-options.js";
import { SERVICES } from "../../src/cli/services/services.js";
import { optionsOf } from "../../src/cli/services/to-provider.js";
import * as relay from "../../src/index.js";
import { run } from "./run-cli.js";

const files = readdirSync("packages/core/src/providers")
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replace(/\.ts$/, ""));

describe("the table of services", () => {
  test("has one row for each file of packages/core/src/providers", () => {
    expect(SERVICES.map(({ name }) => name).toSorted()).toEqual(files.toSorted());
  });

  test.for(SERVICES.map((row) => [row.name, row] as const))(
    "has a provider of the name %s, which core/server and relay export",
    ([name, row]) => {
      expect(exampleOf(row).name).toBe(name);
      expect(Object.keys(core)).toContain(name);
      expect(Object.keys(relay)).toContain(name);
    },
  );

  test("is the table of docs/services/README.md; else run node scripts/services-table.ts --write", () => {
    expect(readFileSync("docs/services/README.md", "utf8")).toContain(`\n${servicesTable()}\n`);
  });

  test("has only options that a service uses", () => {
    const used = new Set(SERVICES.flatMap(optionsOf));
    const planned = ["clientId", "clientEmail", "privateKey", "keyId", "streamId", "windowSeconds", "hourlyLimit"];
    expect(OPTION_NAMES.filter((option) => !used.has(option) && !planned.includes(option))).toEqual([]);
  });

  test("is in --help, with each service and each variable", async () => {
    const { output } = await run(["--help"]);
    for (const { name } of SERVICES) expect(output).toContain(name);
    for (const option of new Set(SERVICES.flatMap(optionsOf))) expect(output).toContain(variableOf(option));
    expect(Math.max(...output.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(140);
  });
});

describe("a service from the environment", () => {
  const now = (env: Readonly<Record<string, string>>) =>
    run(["doctor"], { env, fetch: async () => Response.json({ visitors: 0 }) });
  const UMAMI = { ONLOOKERS_PROVIDER: "umami", ONLOOKERS_SITE_ID: "s", ONLOOKERS_TOKEN: "canary-1" };
  const LOGIN = { ONLOOKERS_PROVIDER: "umami", ONLOOKERS_SITE_ID: "s", ONLOOKERS_USERNAME: "shop" };

  test.for<[string, Readonly<Record<string, string>>, string]>([
    ["half a login", LOGIN, "ONLOOKERS_PASSWORD isn't set"],
    ["a login and a token", { ...UMAMI, ...LOGIN, ONLOOKERS_PASSWORD: "canary-2" }, "set either ONLOOKERS_TOKEN, or"],
    ["another service's option", { ...UMAMI, ONLOOKERS_EMAIL: "a@b.example" }, "umami has no option email"],
    [
      "limits in words",
      { ...UMAMI, ONLOOKERS_LIMITS: "many" },
      'ONLOOKERS_LIMITS can\'t be "many": give requests/seconds',
    ],
    ["limits that are none", { ...UMAMI, ONLOOKERS_LIMITS: "0/60" }, "umami: a limit is"],
    [
      "an interval in words",
      { ...UMAMI, ONLOOKERS_INTERVAL_SECONDS: "canary-1" },
      "ONLOOKERS_INTERVAL_SECONDS can't be so",
    ],
    ["an interval beyond the window", { ...UMAMI, ONLOOKERS_INTERVAL_SECONDS: "301" }, "intervalSeconds is 301"],
  ])("fails for %s", async ([, env, message]) => {
    const { code, output, errors } = await now(env);
    expect([code, output]).toEqual([2, ""]);
    expect(errors).toContain(message);
    expect(errors).not.toContain("canary");
  });

  test("has the given limits and interval in its plan", async () => {
    const env = { ...UMAMI, ONLOOKERS_LIMITS: "600/3600, 60/10", ONLOOKERS_INTERVAL_SECONDS: "12" };
    expect((await now(env)).output).toContain("each site every 12 s; 50 % of 600 in 3600 s stay free");
    expect((await now({ ...env, ONLOOKERS_LIMITS: "none" })).output).toContain("each site every 12 s; it has no limit");
  });

  test("is doubted by doctor for a 0 if it answers 0 for an unknown site", async () => {
    expect((await now(UMAMI)).output).toContain("! default: umami answers: 0 visitors: is the siteId right?");
  });
});
