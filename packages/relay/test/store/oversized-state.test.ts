import { describe, expect, it } from "vitest";
import { plausible, type Store } from "../../src/index.js";
import { EMPTY_LEDGER, UNREAD, type LedgerState, type ReadingState } from "../../src/ledger/ledger-state.js";
import { formatLedgerState, parseLedgerState } from "../../src/ledger/parse-ledger-state.js";
import { textStore } from "../support/text-store.js";
import { createWorld, START, TOKEN } from "../support/world.js";

const MAX_CHARACTERS = 4 * 1024 * 1024;
const sites = {
  shop: plausible({ siteId: "shop.example", token: TOKEN, pages: true }),
  blog: plausible({ siteId: "blog.example", token: TOKEN, pages: true }),
};

/** A store that reports the length of each text. */
function measuredStore() {
  const sound = textStore();
  const lengths: number[] = [];
  const store: Store = {
    ...sound,
    compareAndSet(key, expected, next) {
      lengths.push(next.length);
      return sound.compareAndSet(key, expected, next);
    },
  };
  return { store, lengths };
}

describe("a shared state with thousands of pages", () => {
  it.each([
    ["9,000 long paths", 9000, "/größe/スマートフォンケース/"],
    ["1,000 paths of 300 characters", 1000, `/${"ü".repeat(300)}/`],
  ])("stays small enough for other instances to read, with %s of each site", async (_name, count, prefix) => {
    const { store, lengths } = measuredStore();
    const worlds = [1, 2, 3].map(() => createWorld({ store, sites }));
    const results = Array.from({ length: count }, (_, n) => ({ dimensions: [`${prefix}${n}`], metrics: [count - n] }));
    for (const world of worlds) {
      world.answer = ({ url }) => Response.json(url.includes("/v2/") ? { results } : world.visitors);
    }
    for (let second = 0; second < 300; second += 10) {
      for (const world of worlds) {
        for (const site of ["/shop", "/blog"]) expect(await world.count(site)).toMatchObject({ visitors: 17 });
      }
      for (const world of worlds) await world.pass(10);
    }
    // Each reading makes two calls, and both sites are read every 30 s.
    expect(worlds.flatMap(({ calls }) => calls).length).toBeLessThanOrEqual(2 * 2 * (300 / 30));
    expect(Math.max(...lengths)).toBeLessThan(1_000_000);
    expect(await worlds[1]?.count(`/shop?page=${encodeURIComponent(`${prefix}0`)}`)).toMatchObject({
      scope: "page",
      visitors: count,
    });
    // The page is cut off, so its number is unknown.
    expect(await worlds[1]?.count(`/shop?page=${encodeURIComponent(`${prefix}${count - 1}`)}`)).toMatchObject({
      scope: "site",
      visitors: 17,
    });
  });

  it("contains the listed pages only, if the relay has a list", async () => {
    const store = textStore();
    const world = createWorld({ store, sites, pages: ["/rare"] });
    const popular = Array.from({ length: 5000 }, (_, n) => ({ dimensions: [`/popular/${n}`], metrics: [9] }));
    const results = [...popular, { dimensions: ["/rare/"], metrics: [1] }];
    world.answer = ({ url }) => Response.json(url.includes("/v2/") ? { results } : world.visitors);
    expect(await world.count("/shop?page=/rare")).toMatchObject({ scope: "page", visitors: 1 });
    const credential = sites.shop.credential;
    expect(await store.get(`onlookers:1:${credential}`)).not.toContain("popular");
  });
});

describe("formatLedgerState", () => {
  it("returns a text that can be read back, without pages if it would be too long", () => {
    const pages = Array.from({ length: 1000 }, (_, page) => ({ path: `/${"x".repeat(90)}/${page}`, visitors: 3 }));
    const snapshot = { activeVisitors: 17, observedAt: new Date(START).toISOString(), pages };
    const readings = Object.fromEntries(
      Array.from({ length: 100 }, (_, site): [string, ReadingState] => [`pages:${site}`, { ...UNREAD, snapshot }]),
    );
    const ledger: LedgerState = { ...EMPTY_LEDGER, token: 7, spent: { 3600: [[1, 2]] }, readings };
    const text = formatLedgerState(ledger, START);
    expect(text.length).toBeLessThan(MAX_CHARACTERS);
    const parsed = parseLedgerState(text, { now: START });
    expect(parsed).toMatchObject({ token: 7, spent: { 3600: [[1, 2]] } });
    expect(parsed.readings["pages:99"]?.snapshot).toEqual({ ...snapshot, pages: null });
  });
});

describe("a text in the store that is too long", () => {
  async function storeWith(text: string): Promise<Store> {
    const store = textStore();
    for (const { credential } of Object.values(sites))
      await store.compareAndSet(`onlookers:1:${credential}`, null, text);
    return store;
  }
  const long = `{"v":1,"x":"${"x".repeat(MAX_CHARACTERS)}"}`;

  it("counts as a failed store, not as a state without calls", async () => {
    const world = createWorld({ store: await storeWith(long), sites });
    expect(await world.count()).toMatchObject({ visitors: null });
    expect(world.calls).toEqual([]);
    expect(world.events[0]).toMatchObject({ type: "failed", code: "store" });
  });

  it("lets each instance read within its share for outages", async () => {
    const world = createWorld({ store: await storeWith(long), sites, storeOutage: { share: 0.5, instances: 3 } });
    for (let second = 0; second < 3600; second += 10) {
      await world.count();
      await world.pass(10);
    }
    expect(world.calls.length).toBeGreaterThan(20);
    expect(world.calls.length).toBeLessThanOrEqual(100);
  });
});
