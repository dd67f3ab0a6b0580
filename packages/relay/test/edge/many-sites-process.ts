// Runs in a process of its own, because other tests would create objects. Prints how many readings a relay with many
// sites made, and whether a new object still has fast properties in V8.
import { runInThisContext } from "node:vm";
import { createRelay, defineProvider, parseCount } from "../../src/index.js";

const names = Array.from({ length: Number(process.argv[2]) }, (_, site) => `site-${site}`);
let calls = 0;

function providerOf(name: string): ReturnType<typeof defineProvider> {
  return defineProvider({
    name: "own",
    siteId: name,
    token: `secret-of-${name}`,
    baseUrl: "https://service.example",
    windowSeconds: 300,
    intervalSeconds: 60,
    visitors: {
      request: () => ({ path: "/" }),
      parse: (answer) => ({ activeVisitors: parseCount(answer.body) ?? 0, ...answer.observed(null) }),
    },
  });
}

const relay = createRelay({
  sites: Object.fromEntries(names.map((name) => [name, providerOf(name)])),
  fetch: async () => {
    calls += 1;
    return Response.json(17);
  },
});
for (const name of names) await relay.answer({ method: "GET", target: `/${name}`, ifNoneMatch: null });

const half = Date.now() / 2 + 0.5;
const shop = { neverSeen: half, north: half, east: half, south: half };
const isFast: unknown = runInThisContext("(object) => %HasFastProperties(object)");
console.log(JSON.stringify({ calls, isFast: typeof isFast === "function" && isFast(shop) }));
await relay.close();
