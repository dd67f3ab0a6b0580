import fc from "fast-check";
import { expect, test } from "vitest";
import type { Store } from "../../src/index.js";
import { parseLiveCount } from "../../src/wire.js";
import { textStore } from "../support/text-store.js";
import { createWorld, START } from "../support/world.js";

const instant = fc.oneof(
  fc.integer({ min: -1e13, max: 1e16 }),
  fc.integer({ min: START - 200_000, max: START + 4_000_000 }),
  fc.constantFrom(NaN, Infinity, 1e300, "soon", null, [], {}),
);
const text = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "<script>alert(1)</script>",
    "\r\n\r\ndata: 1",
    "2026-11-21T13:59:50.000Z",
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
);
const visitors = fc.oneof(fc.integer(), fc.double(), text, fc.constant(null));
/** Values with the shape of a ledger state. */
const poisoned = fc.record(
  {
    v: fc.constantFrom(1, 1, 1, 2, "1"),
    token: fc.oneof(visitors, fc.constant(2 ** 53)),
    pausedUntil: instant,
    spent: fc.dictionary(fc.oneof(fc.constantFrom("3600", "0", "-1"), text), fc.array(fc.tuple(instant, visitors))),
    readings: fc.dictionary(
      fc.oneof(fc.constant("visitors:shop.example"), text),
      fc.record(
        {
          token: visitors,
          dueAt: instant,
          failures: visitors,
          lease: fc.oneof(fc.record({ token: visitors, from: instant, until: instant }), fc.anything()),
          clock: fc.oneof(
            fc.record({ aheadSeconds: instant, lastAheadSeconds: instant, lastAt: instant }),
            fc.anything(),
          ),
          snapshot: fc.oneof(
            fc.record({
              activeVisitors: visitors,
              observedAt: text,
              pages: fc.oneof(fc.array(fc.record({ path: text, visitors })), fc.anything()),
            }),
            fc.anything(),
          ),
          doubtsZero: fc.anything(),
        },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: ["v"] },
);
const garbage = fc.oneof(
  poisoned.map((state) => JSON.stringify(state)),
  fc.json(),
  fc.string({ unit: "binary" }),
  fc.constant('{"v":1,"readings":{"__proto__":{"snapshot":{"activeVisitors":7,"observedAt":"2026-11-21T14:00:00Z"}}}}'),
);

/** A shared store that a test can write to, and send messages through. */
function openStore() {
  const sound = textStore();
  const keys = new Set<string>();
  const listeners = new Set<(text: string) => void>();
  const store: Store = {
    shared: true,
    get(key) {
      keys.add(key);
      return sound.get(key);
    },
    compareAndSet: (...change) => sound.compareAndSet(...change),
    watch(_key, listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const write = async (next: string) => {
    for (const key of keys) await sound.compareAndSet(key, await sound.get(key), next);
  };
  const send = (message: string) => listeners.forEach((listener) => listener(message));
  return { store, write, send };
}

test("any text in a shared store, or in its messages, leads to valid counts and does no lasting harm", async () => {
  const property = fc.asyncProperty(garbage, garbage, fc.boolean(), async (state, message, isWarm) => {
    const { store, write, send } = openStore();
    const world = createWorld({ store });
    await world.relay.source.read({ site: "shop" }).then(() => world.pass(isWarm ? 1 : 61));
    await write(state);
    send(message);
    for (const path of ["/shop", "/shop?page=/pricing", "/shop"]) {
      const response = await world.get(path);
      const count = parseLiveCount(await response.json());
      expect(count).not.toBeNull();
      expect(count?.visitors ?? 0).toBeGreaterThanOrEqual(0);
      expect(Date.parse(count?.observedAt ?? "1970-01-01")).toBeLessThanOrEqual(world.now + 5000);
      await world.pass(61);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    // The ledger accepts no pause, lease or due time beyond a day, and no count beyond its window.
    await world.pass(25 * 3600);
    world.visitors = 4711;
    await world.get();
    await world.pass(1);
    expect(await world.count()).toMatchObject({ visitors: 4711 });
  });
  await fc.assert(property, { numRuns: 150 });
});
