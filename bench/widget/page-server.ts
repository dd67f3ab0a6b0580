import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import sirv from "sirv";
import { liveCount } from "./live-count.ts";
import { serverHtml } from "./server-html.ts";

/** The server of an app with one page, and the counts that its counters request. */
export interface PageServer {
  readonly origin: string;
  /** The visitors in the next responses. */
  visitors: number;
  /** The delay of each count, in milliseconds. */
  delay: number;
  /** The number of requests for a count. */
  requests: number;
  /** The size of all files that were requested, compressed by brotli, in bytes. */
  bytes(): number;
  close(): void;
}

/** What to serve. */
export interface PageOptions {
  /** The files of the page. */
  readonly folder: string;
  /** Whether the HTML contains a count. */
  readonly rendersCount: boolean;
  /** Whether the page goes without its style sheet. */
  readonly isBare: boolean;
}

/** Serves a page on a free port of this machine. */
export async function servePage({ folder, rendersCount, isBare }: PageOptions): Promise<PageServer> {
  const files = sirv(folder);
  const requested = new Set<string>();
  const hasStyles = !isBare && existsSync(join(folder, "page.css"));

  const server: Server = createServer((request, response) => {
    const path = request.url ?? "/";
    if (path === "/") sendPage(response);
    else if (path === "/realtime" || path.startsWith("/api/onlookers/")) sendCount(path, response);
    else {
      if (existsSync(join(folder, path))) requested.add(path);
      files(request, response);
    }
  });

  function sendPage(response: ServerResponse): void {
    const style = hasStyles ? '<link rel="stylesheet" href="/page.css">' : "";
    const { inside, count } = rendersCount ? serverHtml(page.visitors) : { inside: "", count: "" };
    const script = `${count}<script type="module" src="/page.js"></script>`;
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(`<!doctype html><title>bench</title>${style}<div id="stage">${inside}</div>${script}`);
  }

  function sendCount(path: string, response: ServerResponse): void {
    page.requests += 1;
    const { visitors } = page;
    const count = path === "/realtime" ? { currentVisitors: visitors } : liveCount(visitors);
    response.setHeader("Content-Type", "application/json").setHeader("Cache-Control", "no-store");
    setTimeout(() => response.end(JSON.stringify(count)), page.delay);
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const compressedSize = (path: string) => brotliCompressSync(readFileSync(join(folder, path))).byteLength;
  const page: PageServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    visitors: 100,
    delay: 0,
    requests: 0,
    bytes: () => [...requested].reduce((sum, path) => sum + compressedSize(path), 0),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return page;
}
