import { generateKeyPairSync } from "node:crypto";
import { createMock, credentials, SERVICE_NAMES, type ServiceName } from "@onlookers/mock";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Settings } from "../../src/cli/services/service-options.js";
import type { Service } from "../../src/cli/services/service.js";
import { SERVICES } from "../../src/cli/services/services.js";
import { createRelay, type Provider } from "../../src/index.js";

let now = Date.parse("2026-11-21T14:32:20Z");
const mock = createMock({ now: () => now });
const server = setupServer(...mock.handlers);
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());
afterEach(() => {
  mock.faults.clear();
  mock.world.setVisitors("shop", null);
  now += 3_600_000;
});

const OTHER_KEY = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
}).privateKey;

const rows = SERVICES.map((row) => [row.name, row] as const);
const withPages = rows.filter(([, { options = [] }]) => options.includes("pages"));

/** The provider with the mock's credentials. */
function providerOf(row: Service, more: Settings = {}): Provider {
  return row.create({ ...requiredOf(row), ...more, siteId: credentials[nameOf(row)].siteId });
}

/** What the row requires beside `siteId`, with the mock's values. */
function requiredOf(row: Service): Settings {
  const origin = new URL(endpointsOf(row.name)[0]?.url ?? "").origin;
  const defaults: Settings = { ...credentials[nameOf(row)], baseUrl: origin, windowSeconds: 300 };
  const { requires = [["token"]] } = row;
  return Object.fromEntries((requires[0] ?? []).map((option) => [option, defaults[option]]));
}

function nameOf({ name }: Service): ServiceName {
  const found = SERVICE_NAMES.find((each) => each === name);
  if (found === undefined) throw new Error(`The mock does not have ${name}`);
  return found;
}

const endpointsOf = (service: string) => mock.endpoints.filter((each) => each.service === service);

/** Pages that are listed, so that numbers below 2 are sent too. */
const PAGES = ["/pricing", "/products/café", "/cart"];

async function read(provider: Provider, page?: string) {
  const relay = createRelay({ sites: { shop: provider }, pages: PAGES, now: () => now, onEvent: () => {} });
  const count = await relay.source.read({ site: "shop", page });
  await relay.close();
  return count;
}

test("the mock has every service", () => {
  expect(SERVICE_NAMES.toSorted()).toEqual(rows.map(([name]) => name).toSorted());
});

describe.each(rows)("a relay with %s", (_, row) => {
  test.for([0, 1, 17, 4821])("reads the mock's %i visitors", async (visitors) => {
    mock.world.setVisitors("shop", visitors);
    const provider = providerOf(row);
    const { windowSeconds } = provider;
    expect(await read(provider)).toMatchObject({ visitors, scope: "site", windowSeconds });
  });

  test("fails for a wrong token, without repeating it", async () => {
    const events: string[] = [];
    const [secret = "token"] = (row.requires?.[0] ?? ["token"]).filter((option) => /token|key/i.test(option));
    const provider = providerOf(row, { [secret]: wrongSecret(credentialOf(row, secret)) });
    const relay = createRelay({
      sites: { shop: provider },
      now: () => now,
      onEvent: (event) => events.push(JSON.stringify(event)),
    });
    expect(await relay.source.read({ site: "shop" })).toMatchObject({ visitors: null });
    expect(events.join(" ")).toMatch(/"code":"(unauthorized|forbidden|bad_request|invalid_response)"/);
    expect(events.join(" ")).not.toContain(wrongSecret(credentialOf(row, secret)));
    await relay.close();
  });

  test.for([
    [{ kind: "rate-limited" }, "rate_limited"],
    [{ kind: "server-error" }, "upstream"],
    [{ kind: "html" }, "invalid_response"],
    [{ kind: "truncated" }, "network"],
  ] as const)("reports %j as %s", async ([fault, code]) => {
    mock.faults.set(nameOf(row), fault);
    mock.world.setVisitors("shop", 4711);
    const codes: string[] = [];
    const relay = createRelay({
      sites: { shop: providerOf(row) },
      now: () => now,
      onEvent: (event) => {
        if (event.type === "failed") codes.push(event.code);
      },
    });
    expect(await relay.source.read({ site: "shop" })).toMatchObject({ visitors: null });
    expect(codes).toEqual([code]);
    await relay.close();
  });
});

describe.each(withPages)("a relay with %s by page", (_, row) => {
  test("reads the mock's visitors of each page, and 0 for a page without any", async () => {
    mock.world.setVisitors("shop", { "/": 12, "/pricing": 5, "/products/caf%C3%A9": 2 });
    const provider = providerOf(row, { pages: true });
    expect(await read(provider)).toMatchObject({ visitors: 19, scope: "site" });
    expect(await read(provider, "/pricing")).toMatchObject({ visitors: 5, scope: "page", page: "/pricing" });
    expect(await read(provider, "/products/café?size=2")).toMatchObject({ visitors: 2, scope: "page" });
    expect(await read(provider, "/cart")).toMatchObject({ visitors: 0, scope: "page" });
  });
});

function credentialOf(row: Service, option: string): unknown {
  return new Map<string, unknown>(Object.entries(credentials[nameOf(row)])).get(option);
}

/** Another secret of the same form. */
function wrongSecret(secret: unknown): string {
  const text = String(secret);
  return text.startsWith("-----BEGIN") ? OTHER_KEY : `${text.slice(0, 3)}wrong-8f3b2c7d`;
}
