import { expect, test } from "vitest";
import { memoryStore, plausible, type RelayOptions } from "../../src/index.js";
import { textStore } from "../support/text-store.js";
import { createWorld, TOKEN, type World } from "../support/world.js";

const SITES = {
  shop: plausible({ siteId: "shop.example", token: TOKEN, pages: true }),
  blog: plausible({ siteId: "blog.example", token: TOKEN }),
};

/** A world with Plausible, which counts 17 and answers the call for pages as given. */
function worldWithPages(answer: () => Response, store: RelayOptions["store"] = memoryStore()): World {
  const world = createWorld({ sites: SITES, store });
  world.answer = ({ url }) => (url.includes("/v2/") ? answer() : Response.json(17));
  return world;
}

test("a 429 for the pages alone pauses all sites on the token, and keeps the number that was read", async () => {
  const world = worldWithPages(() => new Response("", { status: 429, headers: { "Retry-After": "240" } }));
  expect(await world.count("/shop?page=/pricing")).toMatchObject({ visitors: 17, scope: "site" });
  expect(world.trace().slice(0, 2)).toEqual([
    "0s read visitors=17 observedAt=0s pagesError=rate_limited calls=2 durationSeconds=0",
    "0s paused until=240s",
  ]);
  for (let second = 0; second < 240; second += 10) {
    await world.count("/shop");
    await world.count("/blog");
    await world.pass(10);
  }
  expect(world.calls).toHaveLength(2);
  await world.count("/blog");
  expect(world.calls).toHaveLength(3);
});

test("a pause that the pages caused applies to other instances", async () => {
  const store = textStore();
  const refuse = () => new Response("", { status: 503, headers: { "Retry-After": "600" } });
  const [one, other] = [worldWithPages(refuse, store), worldWithPages(refuse, store)];
  await one.count("/shop");
  await other.count("/blog");
  expect(other.calls).toHaveLength(0);
});

test("pages that fail without a Retry-After cause no pause", async () => {
  const world = worldWithPages(() => new Response("", { status: 500 }));
  await world.count("/shop");
  await world.count("/blog");
  expect(world.calls).toHaveLength(3);
  expect(world.trace()[0]).toContain("pagesError=upstream");
});
