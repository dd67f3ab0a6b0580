import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Mock } from "@onlookers/mock";
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { startDemo, type Demo, type DemoOptions } from "./demo/demo.ts";
import { demoRoutes } from "./demo/routes.ts";
import { explainListenError } from "./port.ts";
import { renderPage } from "./rendered-page.ts";

/** The two builds: the page in `client`, its renderer in `server`. */
const DIST = fileURLToPath(new URL("../dist", import.meta.url));

/** Options of {@link startStorefront}. */
export interface StorefrontOptions extends Partial<DemoOptions> {
  /**
   * The TCP port. `0` takes a free one.
   *
   * @default 0
   */
  readonly port?: number | undefined;
}

/** A running shop. */
export interface Storefront {
  /** Ends with a slash. */
  readonly url: string;
  /** Controls the simulated services. */
  readonly mock: Mock;
  /** Closes the shop, the relay and the services, and with them all open connections. */
  close(): Promise<void>;
}

/**
 * Starts the shop: its page, the relay, the routes of the demo panel, and the simulated services on a second port.
 *
 * @throws Error if the port is taken or not permitted; the message explains how to choose another
 */
export async function startStorefront({ port = 0, ...options }: StorefrontOptions = {}): Promise<Storefront> {
  const demo = await startDemo(options);
  const server = createServer(getRequestListener(createApp(demo).fetch));
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await demo.close();
  };
  try {
    await once(server.listen(port, "localhost"), "listening");
  } catch (error) {
    await close();
    throw explainListenError(error, port);
  }
  const address = server.address();
  return {
    url: `http://localhost:${typeof address === "object" ? address?.port : port}/`,
    mock: demo.mock,
    close,
  };
}

function createApp(demo: Demo): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      // The widget needs no exception: it has no inline style and no eval.
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      strictTransportSecurity: false,
    }),
  );

  app.all("/api/onlookers/*", (c) => demo.relay.fetch(c.req.raw));
  app.route("/demo", demoRoutes(demo));

  app.get("/", async (c, next) => {
    if (c.req.query("render") !== "server") return next();
    const html = await renderPage({ dist: DIST, search: new URL(c.req.url).search, relay: demo.relay });
    return c.html(html, 200, { "cache-control": "no-store" });
  });
  app.use(async (c, next) => {
    await next();
    // Vite puts a hash of the content into the name of each asset.
    const isHashed = c.res.ok && c.req.path.startsWith("/assets/");
    c.header("cache-control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
  });
  app.get("*", serveStatic({ root: `${DIST}/client` }));
  app.notFound((c) => c.text("This page does not exist.\n", 404));
  app.onError((_error, c) => c.text("The server failed to answer this request.\n", 500));
  return app;
}
