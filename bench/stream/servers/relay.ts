import type * as Relay from "../../../packages/relay/src/index.ts";
import type * as RelayNode from "../../../packages/relay/src/node.ts";
import type { StreamServer } from "./server.ts";

/** The built relay, without heartbeats, because bare node:http has none. */
export async function relay(most: number): Promise<StreamServer> {
  const dist = "../../../packages/relay/dist";
  const { createRelay, versatailor }: typeof Relay = await import(`${dist}/index.js`);
  const { toNodeListener }: typeof RelayNode = await import(`${dist}/node.js`);
  let now = Date.now();
  let count = 100;
  const made = createRelay({
    sites: { shop: versatailor({ siteId: "shop.example", token: "bench" }) },
    stream: { maxConnections: most, heartbeatSeconds: 300 },
    now: () => now,
    fetch: async () => Response.json({ currentVisitors: count, timestamp: new Date(now).toISOString() }),
  });
  await made.source.read({ site: "shop" });
  return {
    listener: toNodeListener(made),
    change() {
      count += 1;
      now += 60_001;
      void made.source.read({ site: "shop" });
    },
  };
}
