import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Relay } from "../relay-options.js";
import { settleWithin } from "../reading/shutdown.js";
import { toNodeListener } from "../to-node-listener.js";

/** Where a relay is to be served. */
export interface RelayServerOptions {
  readonly relay: Pick<Relay, "answer" | "close">;
  /** What stands before the site's name; everything elsewhere is 404. */
  readonly basePath: string;
  /** In which a proxy of the operator's writes the client's address, in lower case; `null`: there is none. */
  readonly addressHeader: string | null;
  /** `0` takes any free one. */
  readonly port: number;
  readonly host: string;
}

/** A relay over `node:http`. */
export interface RelayServer {
  /** Without the base path, e.g. `http://127.0.0.1:8787`. */
  readonly url: string;
  /** Takes no more requests, lets those under way end, then closes the relay. */
  drain(): Promise<void>;
}

/** Platforms kill what hasn't ended after 10 s, and a stalled reader never ends. */
const DRAIN_MS = 5_000;
const HEALTH_PATH = "/healthz";

/** @throws Error that says so where the port is taken */
export async function startRelayServer(options: RelayServerOptions): Promise<RelayServer> {
  const { relay, basePath, addressHeader, port, host } = options;
  const answer = toNodeListener(relay, {
    address: addressHeader === null ? undefined : ({ headers }) => headers[addressHeader],
  });
  /** Without streams, which end only when the relay closes. */
  const underWay = new Set<ServerResponse>();
  let isDraining = false;

  const server = createServer((request, response) => {
    const path = (request.url ?? "/").replace(/[?#].*$/s, "");
    if (!path.endsWith("/stream")) underWay.add(response);
    response.once("close", () => {
      underWay.delete(response);
      if (isDraining) server.closeIdleConnections();
    });
    if (path === HEALTH_PATH) {
      response.writeHead(isDraining ? 503 : 200, { "Content-Type": "text/plain", "Cache-Control": "no-store" });
      response.end(isDraining ? "draining\n" : "ok\n");
    } else {
      // No site stands at the root: the relay itself says so, with the headers of all its answers.
      if (!path.startsWith(`${basePath}/`)) request.url = "/";
      void answer(request, response);
    }
  });
  await listen(server, port, host);

  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${portOf(server)}`,
    async drain() {
      isDraining = true;
      const closed = new Promise((resolve) => server.close(resolve));
      await settleWithin(Promise.all(Array.from(underWay, (response) => once(response, "close"))), DRAIN_MS);
      await relay.close();
      await settleWithin(closed, DRAIN_MS);
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explained(error, port, host)));
    server.listen(port, host, resolve);
  });
}

function explained(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code !== "EADDRINUSE") return error;
  return new Error(
    `[onlookers] Port ${port} of ${host} is taken, so the relay can't listen there. Stop what uses it, give another by --port or PORT, or 0 for any free one.`,
  );
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return address !== null && typeof address === "object" ? address.port : 0;
}
