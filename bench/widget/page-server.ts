import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync } from "node:zlib";
import type { Files } from "./build-pages.ts";
import { liveCount } from "./live-count.ts";
import { serverHtml } from "./server-html.ts";

/** A shop's server with one page on it, and the answers that its counters ask for. */
export interface PageServer {
  readonly origin: string;
  /** What the next answers say. */
  visitors: number;
  /** Milliseconds that a number is under way. */
  wait: number;
  /** How often a number was asked for. */
  asked: number;
  /** What of the files a page has asked for, compressed by brotli, in bytes. */
  bytes(): number;
  close(): void;
}

const TYPES: Readonly<Record<string, string>> = { js: "text/javascript", css: "text/css" };

/** @param rendersCount whether its HTML comes with a count in it */
export async function servePage(files: Files, rendersCount: boolean): Promise<PageServer> {
  const sent = new Set<Uint8Array>();
  const server: Server = createServer((request, response) => {
    const path = request.url ?? "/";
    const file = files.get(path);
    if (file !== undefined) {
      sent.add(file);
      response.setHeader("Content-Type", TYPES[path.split(".").at(-1) ?? ""] ?? "text/plain").end(file);
    } else if (path === "/") {
      const style = files.has("/page.css") ? '<link rel="stylesheet" href="/page.css">' : "";
      const { inside, count } = rendersCount ? serverHtml(page.visitors) : { inside: "", count: "" };
      const script = `${count}<script type="module" src="/page.js"></script>`;
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      response.end(`<!doctype html><title>bench</title>${style}<div id="stage">${inside}</div>${script}`);
    } else if (path === "/realtime" || path.startsWith("/api/onlookers/")) {
      page.asked += 1;
      const { visitors } = page;
      const answer = path === "/realtime" ? { currentVisitors: visitors } : liveCount(visitors);
      response.setHeader("Content-Type", "application/json").setHeader("Cache-Control", "no-store");
      setTimeout(() => response.end(JSON.stringify(answer)), page.wait);
    } else response.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const page: PageServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    visitors: 100,
    wait: 0,
    asked: 0,
    bytes: () => [...sent].reduce((sum, file) => sum + brotliCompressSync(file).byteLength, 0),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return page;
}
