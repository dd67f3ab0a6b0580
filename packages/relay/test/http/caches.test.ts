import { stalenessOf } from "@onlookers/core";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { plausible, type Provider, versatailor } from "../../src/index.js";
import { parseLiveCount } from "../../src/wire.js";
import { createHttpCache, type CacheKind } from "../support/http-cache.js";
import { counted, createWorld, START, TOKEN } from "../support/world.js";

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: START }));
afterEach(() => void vi.useRealTimers());

const SERVICES: readonly (readonly [string, Provider, (at: number) => Response])[] = [
  ["Versatailor", versatailor({ siteId: "shop.example", token: TOKEN }), (at) => counted(17, at)],
  ["Plausible", plausible({ siteId: "shop.example", token: TOKEN }), () => Response.json(17)],
];

const kind = fc.record({ keepsHeadersOn304: fc.boolean(), sendsAge: fc.boolean() });
const moment = fc.record({
  seconds: fc.integer({ min: 0, max: 90 }),
  serviceIsUp: fc.boolean(),
  relayIsUp: fc.boolean(),
});

describe("createRelay behind caches", () => {
  it.for(SERVICES)(
    "serves no count of %s past its window, through two caches and a browser's",
    async ([, site, answer]) => {
      const chain = fc.tuple(kind, kind);
      await fc.assert(
        fc.asyncProperty(chain, fc.array(moment, { minLength: 20, maxLength: 60 }), async ([near, far], moments) => {
          const world = createWorld({ sites: { shop: site } });
          vi.setSystemTime(world.now);
          let relayIsUp = true;
          const relay = async (ifNoneMatch: string | null) => {
            if (!relayIsUp) throw new TypeError("fetch failed");
            return world.get("/shop", ifNoneMatch === null ? {} : { headers: { "If-None-Match": ifNoneMatch } });
          };
          const kinds: CacheKind[] = [
            { ...near, shared: true },
            { ...far, shared: true },
            { shared: false, keepsHeadersOn304: false, sendsAge: true },
          ];
          const browser = kinds.reduce(createHttpCache, relay);

          const expired: unknown[] = [];
          for (const { seconds, serviceIsUp, ...now } of moments) {
            relayIsUp = now.relayIsUp;
            world.answer = () => (serviceIsUp ? answer(world.now) : new Response("", { status: 502 }));
            const response = await browser(null).catch(() => null);
            const count = parseLiveCount(response?.ok === true ? await response.json() : null);
            if (count !== null && count.visitors !== null && stalenessOf(count, world.now) === "expired")
              expired.push(count);
            await world.pass(seconds);
            vi.setSystemTime(world.now);
          }
          expect(expired).toEqual([]);
        }),
        { numRuns: 60 },
      );
    },
  );
});
