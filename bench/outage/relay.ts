import type * as Relay from "../../packages/relay/src/index.ts";
import { visitorsIn } from "./service.ts";
import { FRESH_SECONDS, WINDOW_SECONDS, type Subject } from "./subject.ts";

/** The built package. */
export async function relay(serviceUrl: string): Promise<Subject> {
  const dist = "../../packages/relay/dist";
  const { createRelay, defineProvider, parseCount, parseRecord }: typeof Relay = await import(`${dist}/index.js`);
  const provider = defineProvider({
    name: "bench",
    siteId: "shop.example",
    token: "bench",
    baseUrl: serviceUrl,
    windowSeconds: WINDOW_SECONDS,
    intervalSeconds: FRESH_SECONDS,
    visitors: {
      request: () => ({ path: "/" }),
      parse(answer) {
        const activeVisitors = parseCount(parseRecord(answer.body)?.["visitors"]);
        return activeVisitors === null ? null : { activeVisitors, ...answer.observed() };
      },
    },
  });
  const made = createRelay({ sites: { shop: provider } });
  return {
    async read() {
      const response = await made.fetch(new Request("https://shop.example/shop"));
      return visitorsIn(await response.text());
    },
    close: made.close,
  };
}
