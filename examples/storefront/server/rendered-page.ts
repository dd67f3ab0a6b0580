import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { pathToFileURL } from "node:url";
import type { Relay } from "@onlookers/relay";
import { piecePages } from "../shared/pages.ts";
import type { FirstCount } from "../src/first-counts.ts";
import { readAddress } from "../src/page-address.ts";

/** The built `src/server-entry.tsx`. */
interface ServerEntry {
  readonly renderShop: typeof import("../src/server-entry.tsx").renderShop;
}

/** Serves the page with its first counts in the HTML. @param dist the folder of both builds, an absolute path */
export function renderedPage(dist: string) {
  return async (response: ServerResponse, url: URL, relay: Relay): Promise<void> => {
    const entry = pathToFileURL(`${dist}/server/server-entry.js`).href;
    const [{ renderShop }, template, counts]: [ServerEntry, string, FirstCount[]] = await Promise.all([
      import(entry),
      readFile(`${dist}/client/index.html`, "utf8"),
      readCounts(relay, readAddress(url.search).service),
    ]);
    const root = `<div id="root">${renderShop(url.search, counts)}</div>`;
    // No script to a Content Security Policy: nothing in it runs.
    const data = `<script type="application/json" id="first-counts">${jsonInHtml(counts)}</script>`;
    response.setHeader("content-type", "text/html; charset=utf-8");
    // As old as its counts: no cache may keep it.
    response.setHeader("cache-control", "no-store");
    response.end(template.replace('<div id="root"></div>', () => root + data));
  };
}

/** The site's count and those of the pieces' pages: one reading. Without one the page goes without. */
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
