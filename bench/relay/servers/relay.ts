import type * as Relay from "../../../packages/relay/src/index.ts";
import type * as RelayNode from "../../../packages/relay/src/node.ts";
import { targetOf } from "../answers.ts";
import { listen } from "./listen.ts";

/** Longer than the bench runs, so that each site keeps its response and its entity tag. */
const INTERVAL_SECONDS = 600;

/** The built relay with this many sites, each with its own token and a cached count. */
export async function relay(sites: number): Promise<number> {
  const dist = "../../../packages/relay/dist";
  const { createRelay, defineProvider, parseCount }: typeof Relay = await import(`${dist}/index.js`);
  const { toNodeListener }: typeof RelayNode = await import(`${dist}/node.js`);
  const names = Array.from({ length: sites }, (_, site) => targetOf(site).slice(1));
  const startedAt = new Date().toISOString(); // The same for all sites, so that their responses differ only in the name.
  const provider = (siteId: string) =>
    defineProvider({
      name: "bench",
      siteId,
      token: siteId,
      baseUrl: "https://service.example",
      windowSeconds: 2 * INTERVAL_SECONDS,
      intervalSeconds: INTERVAL_SECONDS,
      visitors: {
        request: () => ({ path: "/" }),
        parse: (answer) => ({ activeVisitors: parseCount(answer.body) ?? 0, ...answer.observed(startedAt) }),
      },
    });
  const made = createRelay({
    sites: Object.fromEntries(names.map((name) => [name, provider(name)])),
    fetch: async () => Response.json(17),
  });
  for (const site of names) await made.source.read({ site });
  return listen(toNodeListener(made));
}
