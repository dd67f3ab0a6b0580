import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { plausible } from "../../src/index.js";
import { createWorld, TOKEN } from "../support/world.js";

const REQUESTS = 100_000;
/** Each request contains at least 100 bytes of unique strings, so that any leak shows. */
const KEPT_IF_LEAKED = REQUESTS * 100;

setFlagsFromString("--expose-gc");
const collectGarbage: unknown = runInNewContext("gc");

function heapUsed(): number {
  if (typeof collectGarbage === "function") collectGarbage();
  return process.memoryUsage().heapUsed;
}

test("100,000 distinct requests leak no memory, and cause one reading", { timeout: 30_000 }, async () => {
  const world = createWorld({ sites: { shop: plausible({ siteId: "shop.example", token: TOKEN, pages: true }) } });
  world.answer = ({ url }) => Response.json(url.includes("/v2/") ? { results: [] } : 4);
  let number = 0;
  const ask = (target: string, ifNoneMatch: string | null) =>
    world.relay.answer({ method: "GET", target, ifNoneMatch });
  const askFor = async (requests: number) => {
    for (const last = number + requests; number < last; number += 1) {
      const odd = `${number}-${"x".repeat(100)}`;
      if (number % 4 === 0) await ask(`/shop?page=/${odd}`, null);
      else if (number % 4 === 1) await ask(`/${odd}`, `"${odd}"`);
      else if (number % 4 === 2) await ask(`/shop?page=/${odd}&page=/b`, `"${odd}"`);
      else await ask(`/shop?${odd}&page=/${odd}&page=/b-${odd}`, `"${odd}"`);
    }
    world.events.length = 0;
  };

  await askFor(10_000);
  const before = heapUsed();
  await askFor(REQUESTS);
  expect(heapUsed() - before).toBeLessThan(KEPT_IF_LEAKED / 4);
  expect(world.calls).toHaveLength(2);
});
