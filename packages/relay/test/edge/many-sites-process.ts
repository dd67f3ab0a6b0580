// A process of its own, where no other test has made objects: prints how many readings a relay of so many sites made, and
// whether V8 still finds the properties of a new object by its shape.
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
