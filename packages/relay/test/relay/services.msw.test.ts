import { createMock, credentials, type AnyFault, type Mock, type ServiceName } from "@onlookers/mock";
import { setupServer } from "msw/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRelay, plausible, versatailor, ztas, type Relay } from "../../src/index.js";

const START = Date.UTC(2026, 10, 21, 14);
const SERVICES = ["plausible", "ztas", "versatailor"] as const;
const WINDOWS: Readonly<Record<(typeof SERVICES)[number], number>> = { plausible: 300, ztas: 300, versatailor: 180 };

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

/** The number that a second request returns. The first may return a stale count and start a refresh. */
async function visitors(service: (typeof SERVICES)[number]): Promise<unknown> {
  const background: Promise<unknown>[] = [];
  const request = async () => {
    const fetchRequest = new Request(`https://shop.example/api/onlookers/${service}`);
    const response = await relay.fetch(fetchRequest, { waitUntil: (promise) => background.push(promise) });
    const body: Record<string, unknown> = await response.json();
    return body["visitors"];
  };
  await request();
  await Promise.all(background);
  return request();
}

describe.each(SERVICES)("createRelay with %s", (service) => {
  it("returns the mock's number of visitors", async () => {
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

  it.for(faults)(
    "serves the last count after the fault $kind until its window ends, then no number, and then the next count",
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

it("createRelay returns Plausible's visitors by page", async () => {
  mock.world.setVisitors("shop", { "/": 8, "/pricing": 5 });
  const read = (page: string) => relay.source.read({ site: "plausible", page });
  expect(await read("/pricing")).toMatchObject({ visitors: 5, scope: "page", page: "/pricing" });
  expect(await read("/nobody")).toMatchObject({ visitors: null, scope: "page", page: "/nobody" });
});

it("createRelay returns visitors by page of ztas, but not its number of page views", async () => {
  mock.world.setVisitors("shop", { "/": 8, "/pricing": 5 });
  const read = () => relay.source.read({ site: "ztas", page: "/pricing" });
  expect(await read()).toMatchObject({ visitors: 5, scope: "page", page: "/pricing" });
  mock.setDialect("source");
  now += 301_000;
  expect(await read()).toMatchObject({ visitors: 13, scope: "site", page: null });
});

it("createRelay stays within the rate limit of each service for an hour of requests", async () => {
  // Twice per interval of the fastest service.
  for (let second = 0; second < 3600; second += 7.5) {
    for (const service of SERVICES) await visitors(service);
    now += 7_500;
  }
  expect(mock.log.entries.filter((entry) => entry.status !== 200)).toEqual([]);
  const requests = (service: ServiceName) => mock.log.entries.filter((entry) => entry.service === service).length;
  expect(SERVICES.map(requests)).toEqual([240, 240, 60]);
});
