// How many answers a second the relay's handler gives, without a network: `pnpm bench handler [entry]`, where entry
// is the source to measure, so that two versions can be compared.
import { mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import type { createRelay as CreateRelay, plausible as Plausible } from "../packages/relay/src/index.ts";

const ANSWERS = 40_000;
const ROUNDS = 7;
const PAGES = 500;

interface RelayModule {
  readonly createRelay: typeof CreateRelay;
  readonly plausible: typeof Plausible;
}

async function bundled(entry: string): Promise<RelayModule> {
  const outDir = await mkdtemp(join(import.meta.dirname, "../node_modules/.bench-"));
  try {
    const conditions = ["@onlookers/source", "module", "node"];
    await build({
      configFile: false,
      logLevel: "error",
      build: { ssr: resolve(entry), outDir, rollupOptions: { output: { entryFileNames: "relay.mjs" } } },
      ssr: { noExternal: true, resolve: { conditions } },
    });
    return await import(pathToFileURL(join(outDir, "relay.mjs")).href);
  } finally {
    await rm(outDir, { recursive: true });
  }
}

const { createRelay, plausible } = await bundled(
  process.argv[2] ?? join(import.meta.dirname, "../packages/relay/src/index.ts"),
);
const results = Array.from({ length: PAGES }, (_, page) => ({
  dimensions: [`/page-${page}`],
  metrics: [PAGES - page],
}));
const relay = createRelay({
  sites: { shop: plausible({ siteId: "shop.example", token: "bench", pages: true }) },
  fetch: async (input) => Response.json(JSON.stringify(input).includes("/v2/") ? { results } : 17),
});

const ask = (target: string, ifNoneMatch: string | null = null) => relay.answer({ method: "GET", target, ifNoneMatch });
const { headers } = await ask("/shop");
const request = new Request("https://shop.example/shop");
const kinds: Readonly<Record<string, () => Promise<unknown>>> = {
  "the site": () => ask("/shop"),
  "not modified": () => ask("/shop", headers["ETag"]),
  "a page": () => ask("/shop?page=/page-400"),
  "ten pages": () => ask(`/shop?${Array.from({ length: 10 }, (_, page) => `page=/page-${40 + page}`).join("&")}`),
  "unknown site": () => ask("/nobody"),
  "by Fetch": () => relay.fetch(request),
};

for (const [kind, answer] of Object.entries(kinds)) {
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    for (let count = 0; count < ANSWERS; count += 1) await answer();
    rates.push(ANSWERS / (performance.now() - start));
  }
  const median = rates.toSorted((a, b) => a - b)[ROUNDS >> 1] ?? 0;
  console.log(`${kind.padEnd(14)}${median.toFixed(0).padStart(6)} thousand answers a second`);
}
await relay.close();
