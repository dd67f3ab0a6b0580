// Measures the responses per second of the relay's handler, without a network. `pnpm bench handler [entry]`, where
// `entry` is the source to measure, to compare two versions.
import { join, resolve } from "node:path";
import type * as Relay from "../packages/relay/src/index.ts";
import { benchArguments, isShort } from "./arguments.ts";
import { median } from "./report/median.ts";
import { file } from "./report/report.ts";
import { toTable } from "./report/table.ts";
import { loadFromSource } from "./source/bundle.ts";

const ANSWERS = isShort ? 4_000 : 40_000;
const ROUNDS = isShort ? 1 : 7;
const PAGES = 500;

const source = resolve(benchArguments[0] ?? join(import.meta.dirname, "../packages/relay/src/index.ts"));
const { createRelay, plausible } = await loadFromSource<typeof Relay>(source);
const results = Array.from({ length: PAGES }, (_, page) => ({
  dimensions: [`/page-${page}`],
  metrics: [PAGES - page],
}));
const relay = createRelay({
  sites: { shop: plausible({ siteId: "shop.example", token: "bench", pages: true }) },
  fetch: async (input) => {
    const headers = { Date: new Date().toUTCString() };
    return Response.json(JSON.stringify(input).includes("/v2/") ? { results } : 17, { headers });
  },
});

const ask = (target: string, ifNoneMatch: string | null = null) => relay.answer({ method: "GET", target, ifNoneMatch });
const { headers } = await ask("/shop");
const request = new Request("https://shop.example/shop");
const kinds: Readonly<Record<string, () => unknown>> = {
  "the site": () => ask("/shop"),
  "not modified": () => ask("/shop", headers["ETag"]),
  "a page": () => ask("/shop?page=/page-400"),
  "ten pages": () => ask(`/shop?${Array.from({ length: 10 }, (_, page) => `page=/page-${40 + page}`).join("&")}`),
  "unknown site": () => ask("/nobody"),
  "by Fetch": () => relay.fetch(request),
};

const rows: { kind: string; answersPerSecond: number }[] = [];
for (const [kind, answer] of Object.entries(kinds)) {
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    for (let count = 0; count < ANSWERS; count += 1) await answer();
    rates.push((1000 * ANSWERS) / (performance.now() - start));
  }
  rows.push({ kind, answersPerSecond: median(rates) });
}
await relay.close();

const cells = rows.map(({ kind, answersPerSecond }) => [
  kind,
  Math.round(answersPerSecond / 1000).toLocaleString("en"),
  (1e6 / answersPerSecond).toFixed(2),
]);
const text = toTable([["asked for", "thousand answers a second", "µs each"], ...cells]);
console.log(`\n${text}\n`);
await file({ name: "handler", numbers: rows, text });
