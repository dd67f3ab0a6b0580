import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { createMock, credentials, type Mock } from "@onlookers/mock";
import { startMockServer } from "@onlookers/mock/server";
import { createRelay, plausible } from "@onlookers/relay";
import { Hono } from "hono";

/** A running shop. */
export interface Shop {
  /** Ends with a slash. */
  readonly url: string;
  /** Controls the simulated service. */
  readonly mock: Mock;
  close(): Promise<void>;
}

const PIECES = ["/pieces/cup", "/pieces/dripper", "/pieces/server"] as const;
const PAGE = fileURLToPath(new URL("page", import.meta.url));
/** The element's script, style sheet and languages. A real shop copies this folder to its own static files. */
export const SCRIPTS = fileURLToPath(new URL("dist/script", import.meta.resolve("@onlookers/element/package.json")));

/**
 * Starts a server with the page, the element's script, and a relay that reads a simulated Plausible.
 *
 * @param port `0` takes a free one
 */
export async function startShop(port: number): Promise<Shop> {
  const mock = createMock({ sites: [{ name: "shop", ...credentials, pages: ["/", ...PIECES], popularity: 2 }] });
  const service = await startMockServer({ mock });
  const relay = createRelay({
    sites: { default: plausible({ ...credentials.plausible, baseUrl: service.url, pages: true }) },
    pages: PIECES,
  });

  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    // The element needs no exception: it has no inline style and no inline script.
    c.header("content-security-policy", "default-src 'self'; img-src data:; base-uri 'none'");
  });
  app.all("/api/onlookers/*", (c) => relay.fetch(c.req.raw));
  app.get("/onlookers/*", serveStatic({ root: SCRIPTS, rewriteRequestPath: (path) => path.replace("/onlookers", "") }));
  app.get("*", serveStatic({ root: PAGE }));

  const server = createServer(getRequestListener(app.fetch));
  await once(server.listen(port, "localhost"), "listening");
  const address = server.address();
  return {
    url: `http://localhost:${typeof address === "object" ? address?.port : port}/`,
    mock,
    async close() {
      server.close();
      server.closeAllConnections();
      await Promise.all([relay.close(), service.close()]);
    },
  };
}
