import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { defineProvider, parseCount } from "../../src/index.js";
import { createWorld, TOKEN } from "../support/world.js";

/** More than V8 has shapes for, of objects that begin alike. */
const SITES = 2_000;

setFlagsFromString("--allow-natives-syntax");
const isFast: unknown = runInNewContext("(object) => %HasFastProperties(object)");

function providerOf(name: string): ReturnType<typeof defineProvider> {
  return defineProvider({
    name: "own",
    siteId: name,
    token: TOKEN + name,
    baseUrl: "https://service.example",
    windowSeconds: 300,
    intervalSeconds: 60,
    visitors: {
      request: () => ({ path: "/" }),
      parse: (answer) => ({ activeVisitors: parseCount(answer.body) ?? 0, ...answer.observed(null) }),
    },
  });
}

test("thousands of sites with tokens of their own leave objects elsewhere in the process as fast as they were", async () => {
  const names = Array.from({ length: SITES }, (_, site) => `site-${site}`);
  const world = createWorld({ sites: Object.fromEntries(names.map((name) => [name, providerOf(name)])) });
  world.answer = () => Response.json(17);
  for (const name of names) await world.count(`/${name}`);
  const half = world.now / 2 + 0.5;
  const shop = { neverSeen: half, north: half, east: half, south: half };
  expect(world.calls).toHaveLength(SITES);
  expect(typeof isFast === "function" && isFast(shop)).toBe(true);
});
