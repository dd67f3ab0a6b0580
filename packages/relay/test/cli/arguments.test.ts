import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CANARY, envFor, run } from "./run-cli.js";

const ENV = envFor("http://127.0.0.1:9");
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "onlookers-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

describe("wrong use ends with 2, and says what to give", () => {
  test.for<[string, readonly string[], Readonly<Record<string, string>>, string]>([
    ["no command", [], {}, "No command: use serve, now or doctor"],
    ["another command", ["sevre"], {}, 'No command is called "sevre": use serve, now or doctor'],
    ["another flag", ["serve", "--colour"], ENV, "'--colour'"],
    ["another command's flag", ["now", "--port", "1"], ENV, "'--port'"],
    ["one word too many", ["now", "shop"], ENV, "'shop'"],
    ["a port in words", ["serve", "--port", "http"], ENV, '--port can\'t be "http": give a number from 0 to 65535'],
    ["PORT out of range", ["serve"], { ...ENV, PORT: "70000" }, 'PORT can\'t be "70000"'],
    ["a base path with a query", ["serve", "--base-path", "/a?b"], ENV, '--base-path can\'t be "/a?b"'],
    ["a header with a blank", ["serve", "--address-header", "X Real"], ENV, '--address-header can\'t be "X Real"'],
    ["half an address", ["doctor", "--url", "shop.example"], ENV, '--url can\'t be "shop.example"'],
    ["a stream", ["doctor", "--url", "https://a.example/shop/stream"], ENV, "give the whole address of one count"],
    ["several pages", ["doctor", "--url", "https://a.example/shop?page=/a&page=/b"], ENV, "--url can't be"],
    ["nothing configured", ["serve"], {}, "ONLOOKERS_PROVIDER, ONLOOKERS_SITE_ID, ONLOOKERS_TOKEN aren't set"],
    [
      "an empty token",
      ["serve"],
      { ...ENV, ONLOOKERS_TOKEN: " " },
      "ONLOOKERS_TOKEN isn't set: set each, or give --config",
    ],
    [
      "another service",
      ["now"],
      { ...ENV, ONLOOKERS_PROVIDER: "acme" },
      'No provider is called "acme": give one of plausible',
    ],
    [
      "a token in another's place",
      ["now"],
      { ...ENV, ONLOOKERS_PROVIDER: CANARY },
      "No provider is called so: give one of",
    ],
    ["another plan", ["now"], { ...ENV, ONLOOKERS_PLAN: "gold" }, 'no plan "gold": give one of free, pro, enterprise'],
    [
      "a plan for Plausible",
      ["now"],
      { ...ENV, ONLOOKERS_PROVIDER: "plausible", ONLOOKERS_PLAN: "pro" },
      "only versatailor",
    ],
    ["pages of Versatailor", ["now"], { ...ENV, ONLOOKERS_PAGES: "true" }, "counts the whole site only"],
    ["pages that are none", ["now"], { ...ENV, ONLOOKERS_PAGES: "pricing" }, 'ONLOOKERS_PAGES can\'t be "pricing"'],
    ["a base URL without http", ["now"], { ...ENV, ONLOOKERS_BASE_URL: "stats" }, "baseUrl"],
    [
      "an origin with a path",
      ["serve"],
      { ...ENV, ONLOOKERS_ORIGIN: "https://a.example/x" },
      'origin "https://a.example/x"',
    ],
    ["a site that isn't there", ["now", "--site", "blog"], ENV, 'No site is called "blog": give --site one of default'],
    ["a config that isn't there", ["serve", "--config", "/no/where.json"], {}, "/no/where.json can't be read"],
  ])("%s", async ([, argv, env, message]) => {
    const { code, output, errors } = await run(argv, { env });
    expect([code, output]).toEqual([2, ""]);
    expect(errors).toContain(message);
    expect(errors).toMatch(/Try --help\.\n$/);
    expect(errors).not.toContain(CANARY);
  });

  const site = { provider: "versatailor", siteId: "shop.example", token: { env: "SHOP_TOKEN" } };
  test.for<[string, unknown, string]>([
    [
      "a token in the file",
      { sites: { shop: { ...site, token: CANARY } } },
      'sites.shop.token must be {"env": "NAME"}',
    ],
    ["a token that isn't set", { sites: { shop: { ...site, token: { env: "NONE" } } } }, "variable NONE isn't set"],
    ["a misspelt field", { sites: { shop: site }, orgin: "*" }, 'a field "orgin", which means nothing there'],
    ["a misspelt field of a site", { sites: { shop: { ...site, siteID: "x" } } }, 'sites.shop has a field "siteID"'],
    ["a wrong type", { sites: { shop: site }, pages: "/pricing" }, 'pages can\'t be "/pricing": give a list of paths'],
    ["a misspelt limit", { sites: { shop: site }, stream: { max: 3 } }, 'stream has a field "max"'],
    ["no sites", {}, "sites must be an object"],
    ["broken JSON", `{ "token": "${CANARY}" "x" }`, "isn't JSON: look for a comma"],
    ["sites that can't share a limit", { sites: { shop: site }, instances: 5 }, "share a store"],
  ])("a config file with %s", async ([name, content, message]) => {
    const config = await file(`${name}.json`, content);
    const { code, errors } = await run(["now", "--config", config], { env: { SHOP_TOKEN: CANARY } });
    expect([code, errors]).toEqual([2, expect.stringContaining(message)]);
    expect(errors).not.toContain(CANARY);
  });

  test("a module that exports no options", async () => {
    const config = await file("relay.config.mjs", "export const sites = {};");
    const { code, errors } = await run(["now", "--config", config]);
    expect([code, errors]).toEqual([2, expect.stringContaining("exports no options as default")]);
  });
});

describe("asked for help or its version, it tells them", () => {
  test.for([["--help"], ["serve", "--help"], ["doctor", "--help"]])("%j", async (argv) => {
    const { code, output } = await run(argv);
    expect(code).toBe(0);
    for (const word of ["serve", "now", "doctor", "--config", "--json", "--port", "--host", "--base-path", "--site"]) {
      expect(output).toContain(word);
    }
    for (const name of Object.keys(ENV)) expect(output).toContain(name);
  });

  test.for([["--version"], ["now", "--version"]])("%j", async (argv) => {
    expect(await run(argv)).toEqual({ code: 0, output: "1.2.3\n", errors: "" });
  });
});
