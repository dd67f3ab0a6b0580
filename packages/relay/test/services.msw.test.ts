import { createMock, credentials, type AnyFault, type Mock, type ServiceName } from "@onlookers/mock";
import { setupServer } from "msw/node";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createRelay, plausible, versatailor, ztas, type Relay } from "../src/index.js";

const START = Date.UTC(2026, 10, 21, 14);
const SERVICES = ["plausible", "ztas", "versatailor"] as const;
const WINDOWS: Readonly<Record<ServiceName, number>> = { plausible: 300, ztas: 300, versatailor: 180 };

let now = START;
let mock: Mock;
let relay: Relay;
let network: ReturnType<typeof setupServer>;

beforeEach(() => {
  now = START;
  mock = createMock({ now: () => now });
  network = setupServer(...mock.handlers);
  network.listen({ onUnhandledFrame: "error" });
  const sites = {
    plausible: plausible({ ...credentials.plausible, pages: true }),
    ztas: ztas(credentials.ztas),
    versatailor: versatailor(credentials.versatailor),
  };
  relay = createRelay({ sites, now: () => now });
});

afterEach(async () => {
  await relay.close();
  network.close();
});

/** What a shopper sees who asks twice: the first time may bring a stale count, and then the next is there. */
async function visitors(service: ServiceName): Promise<unknown> {
  const background: Promise<unknown>[] = [];
  const ask = async () => {
    const request = new Request(`https://shop.example/api/onlookers/${service}`);
    const response = await relay.fetch(request, { waitUntil: (promise) => background.push(promise) });
    const body: Record<string, unknown> = await response.json();
    return body["visitors"];
  };
  await ask();
  await Promise.all(background);
  return ask();
}

describe.each(SERVICES)("in front of %s", (service) => {
  test("a shopper sees the number of the world", async () => {
    for (let minute = 0; minute < 10; minute += 1) {
      expect(await visitors(service)).toBe(mock.world.visitors("shop", WINDOWS[service]));
      now += 61_000;
    }
  });

  const faults: readonly AnyFault[] = [
    { kind: "reset" },
    { kind: "rate-limited" },
    { kind: "rate-limited", retryAfterSeconds: 120 },
    { kind: "unauthorized" },
    { kind: "server-error" },
    { kind: "server-error", status: 502 },
    { kind: "html" },
    { kind: "truncated" },
    { kind: "stale", minutes: 10 },
  ];

  test.for(faults)(
    "$kind leaves the last count until its window ends, then none, and then it comes back",
    async (fault) => {
      mock.world.setVisitors("shop", 123);
      expect(await visitors(service)).toBe(123);
      mock.faults.set(service, fault);
      mock.world.setVisitors("shop", 456);
      now += 61_000;
      expect(await visitors(service)).toBe(123);
      now += WINDOWS[service] * 1000;
      expect(await visitors(service)).toBe(null);
      mock.faults.clear(service);
      now += 301_000;
      expect(await visitors(service)).toBe(456);
    },
  );
});

test("Plausible's visitors by page come through", async () => {
  mock.world.setVisitors("shop", { "/": 8, "/pricing": 5 });
  const read = (page: string) => relay.source.read({ site: "plausible", page });
  expect(await read("/pricing")).toMatchObject({ visitors: 5, scope: "page", page: "/pricing" });
  expect(await read("/nobody")).toMatchObject({ visitors: 0, scope: "page", page: "/nobody" });
});

test("ztas' visitors by page come through where it counts them, and its tally of page views doesn't", async () => {
  mock.world.setVisitors("shop", { "/": 8, "/pricing": 5 });
  const read = () => relay.source.read({ site: "ztas", page: "/pricing" });
  expect(await read()).toMatchObject({ visitors: 5, scope: "page", page: "/pricing" });
  mock.setDialect("source");
  now += 301_000;
  expect(await read()).toMatchObject({ visitors: 13, scope: "site", page: null });
});

test("an hour of shoppers stays inside what each service lets through", async () => {
  // Twice for each time that the quickest may be asked.
  for (let second = 0; second < 3600; second += 7.5) {
    for (const service of SERVICES) await visitors(service);
    now += 7_500;
  }
  expect(mock.log.entries.filter((entry) => entry.status !== 200)).toEqual([]);
  const requests = (service: ServiceName) => mock.log.entries.filter((entry) => entry.service === service).length;
  expect(SERVICES.map(requests)).toEqual([240, 240, 60]);
});
