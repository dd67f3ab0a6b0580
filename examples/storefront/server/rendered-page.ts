import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { SERVICE_NAMES } from "@onlookers/mock";
import type { Relay } from "@onlookers/relay";
import { piecePages } from "../shared/pages.ts";
import type { FirstCount } from "../src/first-counts.ts";
import { readAddress } from "../src/page-address.ts";

/** The built `src/server-entry.tsx`. */
interface ServerEntry {
  readonly renderShop: typeof import("../src/server-entry.tsx").renderShop;
}

/** Input of {@link renderPage}. */
export interface PageRequest {
  /** The folder of both builds, an absolute path. */
  readonly dist: string;
  /** The query string of the page's address. */
  readonly search: string;
  readonly relay: Relay;
}

/** Renders the page with its first counts in the HTML. */
export async function renderPage({ dist, search, relay }: PageRequest): Promise<string> {
  const entry = pathToFileURL(`${dist}/server/server-entry.js`).href;
  const [{ renderShop }, template, counts]: [ServerEntry, string, FirstCount[]] = await Promise.all([
    import(entry),
    readFile(`${dist}/client/index.html`, "utf8"),
    readCounts(relay, readAddress(search, SERVICE_NAMES).service),
  ]);
  const root = `<div id="root">${renderShop(search, counts)}</div>`;
  // A Content Security Policy does not block JSON: the browser never executes it.
  const data = `<script type="application/json" id="first-counts">${jsonInHtml(counts)}</script>`;
  return template.replace('<div id="root"></div>', () => root + data);
}

/** Reads the site's count and those of the product pages. All come from one reading. Failed counts are left out. */
async function readCounts(relay: Relay, site: string): Promise<FirstCount[]> {
  const read = async (page: string | null) => ({
    page,
    count: await relay.source.read({ site, page: page ?? undefined }),
  });
  const counts = await Promise.allSettled([null, ...Object.values(piecePages)].map(read));
  return counts.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
}

function jsonInHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
