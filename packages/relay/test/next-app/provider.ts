import { defineProvider, parseCount, parseRecord, type Provider } from "@onlookers/relay";

/** A service that may be read each second, so that the tests need not wait for long. */
export function testProvider(siteId: string): Provider {
  return defineProvider({
    name: "acme",
    siteId,
    token: process.env["ACME_TOKEN"] ?? "",
    baseUrl: process.env["ACME_URL"] ?? "http://127.0.0.1:9",
    windowSeconds: 300,
    intervalSeconds: 1,
    limits: [],
    visitors: {
      request: () => ({ path: "/count", query: { site: siteId } }),
      parse(answer) {
        const activeVisitors = parseCount(parseRecord(answer.body)?.["visitors"]);
        return activeVisitors === null ? null : { activeVisitors, ...answer.observed() };
      },
    },
  });
}
