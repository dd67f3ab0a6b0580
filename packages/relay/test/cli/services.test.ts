import { readdirSync, readFileSync } from "node:fs";
import * as core from "@onlookers/core/server";
import { describe, expect, it } from "vitest";
import { servicesTable, exampleOf } from "../../src/cli/services/services-table.js";
import { OPTION_NAMES, variableOf } from "../../src/cli/services/service-options.js";
import { SERVICES } from "../../src/cli/services/services.js";
import { optionsOf } from "../../src/cli/services/to-provider.js";
import * as relay from "../../src/index.js";
import { run } from "./run-cli.js";

const files = readdirSync("packages/core/src/providers")
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replace(/\.ts$/, ""));

describe("SERVICES", () => {
  it("has one row for each file of packages/core/src/providers", () => {
    expect(SERVICES.map(({ name }) => name).toSorted()).toEqual(files.toSorted());
  });

  it.for(SERVICES.map((row) => [row.name, row] as const))(
    "has a row whose provider is named %s, which core/server and relay export",
    ([name, row]) => {
      expect(exampleOf(row).name).toBe(name);
      expect(Object.keys(core)).toContain(name);
      expect(Object.keys(relay)).toContain(name);
    },
  );

  it("is printed in docs/services/README.md; otherwise run node scripts/services-table.ts --write", () => {
    expect(readFileSync("docs/services/README.md", "utf8")).toContain(`\n${servicesTable()}\n`);
  });

  it.for(SERVICES.map(({ name, title }) => [name, title] as const))(
    "has a page in docs/services for %s, with an example",
    ([name, title]) => {
      const page = readFileSync(`docs/services/${name}.md`, "utf8");
      expect(page).toContain(`# ${title}\n`);
      expect(page).toContain(` ${name} } from "@onlookers/relay";`);
      for (const row of ["Token", "Plan", "Window", "Scope", "Pages", "Limit", "Interval"]) {
        expect(page).toContain(`| ${row} | `);
      }
      expect(page).toContain("## What it cannot do");
    },
  );

  it("has only options that a service uses", () => {
    const used = new Set(SERVICES.flatMap(optionsOf));
    expect(OPTION_NAMES.filter((option) => !used.has(option))).toEqual([]);
  });

  it("is printed by --help, with each service and variable", async () => {
    const { output } = await run(["--help"]);
    for (const { name } of SERVICES) expect(output).toContain(name);
    for (const option of new Set(SERVICES.flatMap(optionsOf))) expect(output).toContain(variableOf(option));
    expect(Math.max(...output.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(140);
  });
});

describe("relay doctor, with a service from the environment,", () => {
  const now = (env: Readonly<Record<string, string>>) =>
    run(["doctor"], { env, fetch: async () => Response.json({ visitors: 0 }) });
  const UMAMI = { ONLOOKERS_PROVIDER: "umami", ONLOOKERS_SITE_ID: "s", ONLOOKERS_TOKEN: "canary-1" };
  const LOGIN = { ONLOOKERS_PROVIDER: "umami", ONLOOKERS_SITE_ID: "s", ONLOOKERS_USERNAME: "shop" };

  const ACCOUNT = { ONLOOKERS_PROVIDER: "ga4", ONLOOKERS_SITE_ID: "1", ONLOOKERS_CLIENT_EMAIL: "a@b.example" };

  it.for<[string, Readonly<Record<string, string>>, string]>([
    ["half a login", LOGIN, "ONLOOKERS_PASSWORD is not set"],
    ["half a service account", ACCOUNT, "ONLOOKERS_PRIVATE_KEY is not set"],
    [
      "a key that is not PEM",
      { ...ACCOUNT, ONLOOKERS_PRIVATE_KEY: "{canary}" },
      "ga4: privateKey is not a private key",
    ],
    ["a login and a token", { ...UMAMI, ...LOGIN, ONLOOKERS_PASSWORD: "canary-2" }, "set either ONLOOKERS_TOKEN, or"],
    ["another service's option", { ...UMAMI, ONLOOKERS_EMAIL: "a@b.example" }, "umami has no option email"],
    [
      "limits in words",
      { ...UMAMI, ONLOOKERS_LIMITS: "many" },
      'ONLOOKERS_LIMITS cannot be "many": use requests/seconds',
    ],
    ["limits that are none", { ...UMAMI, ONLOOKERS_LIMITS: "0/60" }, "umami: requests of a limit is 0"],
    [
      "an interval in words",
      { ...UMAMI, ONLOOKERS_INTERVAL_SECONDS: "canary-1" },
      "ONLOOKERS_INTERVAL_SECONDS cannot be this value",
    ],
    ["an interval beyond the window", { ...UMAMI, ONLOOKERS_INTERVAL_SECONDS: "301" }, "intervalSeconds is 301"],
  ])("fails for %s", async ([, env, message]) => {
    const { code, output, errors } = await now(env);
    expect([code, output]).toEqual([2, ""]);
    expect(errors).toContain(message);
    expect(errors).not.toContain("canary");
  });

  it("plans with the given limits and interval", async () => {
    const env = { ...UMAMI, ONLOOKERS_LIMITS: "600/3600, 60/10", ONLOOKERS_INTERVAL_SECONDS: "12" };
    expect((await now(env)).output).toContain("each site every 12 s; 50 % of 600 in 3600 s stay free");
    expect((await now({ ...env, ONLOOKERS_LIMITS: "none" })).output).toContain("each site every 12 s; it has no limit");
  });

  it.for<[string, Readonly<Record<string, string>>, unknown]>([
    ["umami", {}, { visitors: 0 }],
    ["matomo", { ONLOOKERS_BASE_URL: "https://stats.example.com" }, [{ visitors: "0" }]],
    ["openpanel", { ONLOOKERS_CLIENT_ID: "client-1" }, { visitors: 0 }],
    ["datafast", {}, { status: "success", data: [{ visitors: 0 }] }],
  ])("warns of a 0 of %s, which does not report an unknown site", async ([name, more, body]) => {
    const env = { ...UMAMI, ONLOOKERS_PROVIDER: name, ...more };
    const { output } = await run(["doctor"], { env, fetch: async () => Response.json(body) });
    expect(output).toContain(`! default: ${name} answers: 0 visitors: is the siteId right?`);
  });

  it("warns of no 0 of a service that reports an unknown site", async () => {
    const env = { ...UMAMI, ONLOOKERS_PROVIDER: "posthog" };
    const { output } = await run(["doctor"], { env, fetch: async () => Response.json({ results: [[0]] }) });
    expect(output).not.toContain("is the siteId right?");
  });
});
