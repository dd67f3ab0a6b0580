import { flushCompileCache } from "node:module";
import { createRelay, defineProvider, parseCount } from "../../src/index.js";
import { redisStore } from "../../src/redis.js";
import { openIoredis } from "./redis-clients.js";

/**
 * A relay in a process of its own. The message `{ readers }` requests that many counts at once, and the reply contains
 * them. The arguments are Redis' socket, the service's base URL, and a name that identifies the instance to the service.
 */
const [, , path = "", baseUrl = "", name = ""] = process.argv;

const service = defineProvider({
  name: "counting",
  siteId: "shop",
  token: "token",
  baseUrl,
  windowSeconds: 30,
  intervalSeconds: 1,
  limits: [{ requests: 100, perSeconds: 60 }],
  visitors: {
    request: () => ({ path: `/${name}` }),
    parse: (answer) => {
      const activeVisitors = parseCount(answer.body);
      return activeVisitors === null ? null : { activeVisitors, ...answer.observed() };
    },
  },
});
// A long timeout, because a busy machine is not a failure. The lease follows from the timeout.
const relay = createRelay({
  sites: { default: service },
  store: redisStore(openIoredis(path).client, { timeout: 5_000 }),
  timeout: 1_500,
});

process.on("message", async ({ readers }: { readonly readers: number }) => {
  const counts = await Promise.all(Array.from({ length: readers }, () => relay.source.read({})));
  process.send?.(counts.map((count) => count.visitors));
});
process.on("disconnect", () => process.exit());
flushCompileCache();
process.send?.("ready");
