import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CANARY, envFor, run } from "./run-cli.js";

const ENV = envFor("http://127.0.0.1:9");
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "onlookers-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === "string" || content instanceof Buffer ? content : JSON.stringify(content));
  return path;
}

describe("relay exits with 2 and a hint for", () => {
  it.for<[string, readonly string[], Readonly<Record<string, string>>, string]>([
    ["no command", [], {}, "No command: use serve, now or doctor"],
    ["an unknown command", ["sevre"], {}, 'There is no command "sevre": use serve, now or doctor'],
    ["an unknown flag", ["serve", "--colour"], ENV, "'--colour'"],
    ["a flag of another command", ["now", "--port", "1"], ENV, "'--port'"],
    ["a second word", ["now", "shop"], ENV, "'shop'"],
    ["a port in words", ["serve", "--port", "http"], ENV, '--port cannot be "http": use a number from 0 to 65535'],
    ["PORT out of range", ["serve"], { ...ENV, PORT: "70000" }, 'PORT cannot be "70000"'],
    ["a base path with a query", ["serve", "--base-path", "/a?b"], ENV, '--base-path cannot be "/a?b"'],
    ["a header with a blank", ["serve", "--address-header", "X Real"], ENV, '--address-header cannot be "X Real"'],
    ["an incomplete URL", ["doctor", "--url", "shop.example"], ENV, '--url cannot be "shop.example"'],
    ["a stream's URL", ["doctor", "--url", "https://a.example/shop/stream"], ENV, "use the complete URL of one count"],
    ["several pages", ["doctor", "--url", "https://a.example/shop?page=/a&page=/b"], ENV, "--url cannot be"],
    ["nothing configured", ["serve"], {}, "ONLOOKERS_PROVIDER, ONLOOKERS_SITE_ID, ONLOOKERS_TOKEN are not set"],
    [
      "an empty token",
      ["serve"],
      { ...ENV, ONLOOKERS_TOKEN: " " },
      "ONLOOKERS_TOKEN is not set: set each, or use --config",
    ],
    [
      "an unknown provider",
      ["now"],
      { ...ENV, ONLOOKERS_PROVIDER: "acme" },
      'The provider cannot be "acme": use one of plausible',
    ],
    [
      "a token as the provider",
      ["now"],
      { ...ENV, ONLOOKERS_PROVIDER: CANARY },
      "The provider cannot be this value: use one of",
    ],
    [
      "an unknown plan",
      ["now"],
      { ...ENV, ONLOOKERS_PLAN: "gold" },
      'The plan of versatailor cannot be "gold": use one of free, pro, enterprise',
    ],
    [
      "a plan for Plausible",
      ["now"],
      { ...ENV, ONLOOKERS_PROVIDER: "plausible", ONLOOKERS_PLAN: "pro" },
      "only versatailor",
    ],
    ["pages of Versatailor", ["now"], { ...ENV, ONLOOKERS_PAGES: "true" }, "counts the whole site only"],
    ["pages without a slash", ["now"], { ...ENV, ONLOOKERS_PAGES: "pricing" }, 'ONLOOKERS_PAGES cannot be "pricing"'],
    ["a base URL without http", ["now"], { ...ENV, ONLOOKERS_BASE_URL: "stats" }, "baseUrl"],
    [
      "an origin with a path",
      ["serve"],
      { ...ENV, ONLOOKERS_ORIGIN: "https://a.example/x" },
      'origin "https://a.example/x"',
    ],
    ["an unknown site", ["now", "--site", "blog"], ENV, 'There is no site "blog": give --site one of default'],
    ["a missing config file", ["serve", "--config", "/no/where.json"], {}, "/no/where.json cannot be read"],
  ])("%s", async ([, argv, env, message]) => {
    const { code, output, errors } = await run(argv, { env });
    expect([code, output]).toEqual([2, ""]);
    expect(errors).toContain(message);
    expect(errors).toMatch(/Try --help\.\n$/);
    expect(errors).not.toContain(CANARY);
  });

  const site = { provider: "versatailor", siteId: "shop.example", token: { env: "SHOP_TOKEN" } };
  it.for<[string, unknown, string]>([
    [
      "a token in the file",
      { sites: { shop: { ...site, token: CANARY } } },
      'sites.shop.token is a string. It must be {"env": "NAME"}',
    ],
    [
      "a token's variable that is not set",
      { sites: { shop: { ...site, token: { env: "NONE" } } } },
      "sites.shop.token: the environment variable NONE is not set",
    ],
    [
      "an unknown field",
      { sites: { shop: site }, orgin: "*" },
      "orgin is unknown. Remove it: the config must be an object with the fields sites, origin,",
    ],
    [
      "an unknown field of a site",
      { sites: { shop: { ...site, siteID: "x" } } },
      "sites.shop.siteID is unknown. Remove it: sites.shop must be an object with the fields provider, siteId,",
    ],
    [
      "a field of another type",
      { sites: { shop: site }, pages: "/pricing" },
      "pages is a string. It must be a list of paths",
    ],
    ["an item of another type", { sites: { shop: site }, pages: [7] }, "pages.0 is a number. It must be a path"],
    ["a site of another type", { sites: { shop: null } }, "sites.shop is null. It must be an object with the fields"],
    [
      "a limit of another type",
      { sites: { shop: site }, stream: { maxConnections: CANARY } },
      "stream.maxConnections is a string. It must be a number",
    ],
    [
      "streams of another type",
      { sites: { shop: site }, stream: CANARY },
      "stream is a string. It must be true, false, or an object with limits",
    ],
    [
      "an incomplete limit",
      { sites: { shop: { ...site, limits: [{ requests: 1 }] } } },
      "sites.shop.limits.0.perSeconds is missing. Add it",
    ],
    [
      "no provider",
      { sites: { shop: { ...site, provider: undefined } } },
      "sites.shop.provider is missing. Add it: sites.shop must be an object with the fields provider,",
    ],
    [
      "an unknown provider",
      { sites: { shop: { ...site, provider: "acme" } } },
      'sites.shop: The provider cannot be "acme": use one of plausible',
    ],
    ["a number", 7, "the config is a number. It must be an object with the fields sites,"],
    [
      "an unknown limit",
      { sites: { shop: site }, stream: { max: 3 } },
      "stream.max is unknown. Remove it: stream must be an object with the fields maxConnections,",
    ],
    ["no sites", {}, "sites is missing. Add it: the config must be an object with the fields sites,"],
    ["broken JSON", `{ "token": "${CANARY}" "x" }`, "is not valid JSON: check commas"],
    ["sites whose shared limit is too low", { sites: { shop: site }, instances: 5 }, "share a store"],
  ])("a config file with %s", async ([name, content, message]) => {
    const config = await file(`${name}.json`, content);
    const { code, errors } = await run(["now", "--config", config], { env: { SHOP_TOKEN: CANARY } });
    expect([code, errors]).toEqual([2, expect.stringContaining(message)]);
    expect(errors.startsWith("[onlookers] ") || errors.includes(config)).toBe(true);
    expect(errors).not.toContain(CANARY);
  });

  it.for(["utf16le", "\uFEFF utf16le", "\uFEFF utf16be"])("a config file in another encoding: %j", async (encoding) => {
    const mark = encoding.startsWith("\uFEFF") ? "\uFEFF" : "";
    const bytes = Buffer.from(`${mark}{ "token": "${CANARY}" }`, "utf16le");
    const config = await file("utf16.json", encoding.endsWith("be") ? bytes.swap16() : bytes);
    const { code, errors } = await run(["now", "--config", config]);
    expect([code, errors]).toEqual([
      2,
      expect.stringContaining("utf16.json is UTF-16, which JSON must not be: save it as UTF-8"),
    ]);
  });

  it("a config file's field, after a byte-order mark that is ignored", async () => {
    const { code, errors } = await run(["now", "--config", await file("mark.json", "\uFEFF{}")]);
    expect([code, errors]).toEqual([2, expect.stringContaining("sites is missing")]);
  });

  it("a module without a default export", async () => {
    const config = await file("relay.config.mjs", "export const sites = {};");
    const { code, errors } = await run(["now", "--config", config]);
    expect([code, errors]).toEqual([2, expect.stringContaining("has no default export with options")]);
  });
});

describe("relay", () => {
  it.for([["--help"], ["serve", "--help"], ["doctor", "--help"]])("prints help for %j", async (argv) => {
    const { code, output } = await run(argv);
    expect(code).toBe(0);
    for (const word of ["serve", "now", "doctor", "--config", "--json", "--port", "--host", "--base-path", "--site"]) {
      expect(output).toContain(word);
    }
    for (const name of Object.keys(ENV)) expect(output).toContain(name);
  });

  it.for([["--version"], ["now", "--version"]])("prints its version for %j", async (argv) => {
    expect(await run(argv)).toEqual({ code: 0, output: "1.2.3\n", errors: "" });
  });
});
