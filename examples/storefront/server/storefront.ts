import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import type { Mock } from "@onlookers/mock";
import { toNodeListener } from "@onlookers/relay/node";
import { answerText } from "./answer.ts";
import { createDemo } from "./demo.ts";
import { demoEndpoints } from "./demo-endpoints.ts";
import { explainListenError } from "./port.ts";
import { renderedPage } from "./rendered-page.ts";
import { securityHeaders } from "./security-headers.ts";
import { startServices } from "./simulated-services.ts";
import { staticFiles } from "./static-files.ts";

/** The built page in `client`, and what writes it in `server`. */
const DIST = fileURLToPath(new URL("../dist", import.meta.url));

export interface StorefrontOptions {
  /** `0`, the default, takes a free one. */
  readonly port?: number | undefined;
  /** `localhost` by default; another address opens the shop to the network. */
  readonly hostname?: string | undefined;
  /**
   * The time for services, relay and panel, in epoch milliseconds.
   *
   * @default Date.now
   */
  readonly now?: (() => number) | undefined;
  /** Milliseconds that the relay gives a service; its own default where left out. */
  readonly timeout?: number | undefined;
}

export interface Storefront {
  /** Ends with a slash. */
  readonly url: string;
  /** The services behind the shop, to be steered. */
  readonly mock: Mock;
  /** Ends everything at once, open connections too. */
  close(): Promise<void>;
}

/**
 * Starts the shop: its built page, the relay, the panel's endpoints, and the simulated services on a port of their own.
 *
 * @throws Error where the port is taken, with what to do about it
 */
export async function startStorefront(options: StorefrontOptions = {}): Promise<Storefront> {
  const { port = 0, hostname = "localhost", now = Date.now, timeout } = options;
  const simulation = await startServices(now);
  const demo = createDemo(simulation.mock, simulation.url, { now, timeout });
  const answerDemo = demoEndpoints(demo);
  const answerStatic = staticFiles(`${DIST}/client`);
  const answerRendered = renderedPage(DIST);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    const url = new URL(request.url ?? "/", "http://shop.invalid");
    if (url.pathname.startsWith("/api/onlookers/")) {
      // Made anew for each request, because the panel may have restarted the relay. A real shop makes one.
      toNodeListener(demo.relay)(request, response);
      return;
    }
    if (url.pathname.startsWith("/demo/")) return answerDemo(request, response, url);
    if (url.pathname === "/" && url.searchParams.get("render") === "server") {
      return answerRendered(response, url, demo.relay);
    }
    return answerStatic(request, response, url.pathname);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else answerText(response, 500, "Something went wrong here.");
    });
  });

  async function close(): Promise<void> {
    await demo.relay.close();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await Promise.all([closed, simulation.close()]);
  }

  try {
    await listen(server, port, hostname);
  } catch (error) {
    await close();
    throw error;
  }
  return { url: `http://${hostname}:${portOf(server)}/`, mock: simulation.mock, close };
}

async function listen(server: Server, port: number, hostname: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(explainListenError(error, port)));
    server.listen(port, hostname, resolve);
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === "object" ? address.port : 0;
}
