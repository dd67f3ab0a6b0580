import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { originForm } from "../http/target.js";
import type { Relay } from "../relay-options.js";
import { settleWithin } from "../reading/shutdown.js";
import { countTargetOf } from "../stream/stream-target.js";
import { toNodeListener } from "../to-node-listener.js";

/** Options of {@link startRelayServer}. */
export interface RelayServerOptions {
  readonly relay: Pick<Relay, "answer" | "close">;
  /** The path before the site's name. Every other path is 404. */
  readonly basePath: string;
  /** The header, in lower case, in which a proxy sets the client's address; `null` for none. */
  readonly addressHeader: string | null;
  /** `0` for any free port. */
  readonly port: number;
  readonly host: string;
}

/** A relay that is served over `node:http`. */
export interface RelayServer {
  /** Without the base path, e.g. `http://127.0.0.1:8787`. */
  readonly url: string;
  /** Stops accepting requests, waits for those in flight, then closes the relay. */
  drain(): Promise<void>;
}

/** Platforms kill a process 10 s after SIGTERM, and a request whose client reads nothing never ends. */
const DRAIN_MS = 5_000;
const HEALTH_PATH = "/healthz";

/** @throws {Error} if the port is in use */
export async function startRelayServer(options: RelayServerOptions): Promise<RelayServer> {
  const { relay, basePath, addressHeader, port, host } = options;
  const answer = toNodeListener(relay, {
    address: addressHeader === null ? undefined : ({ headers }) => headers[addressHeader],
  });
  /** Without streams, which only end when the relay closes. */
  const inFlight = new Set<ServerResponse>();
  let isDraining = false;

  const server = createServer((request, response) => {
    const path = originForm(request.url ?? "/").replace(/\?.*$/s, "");
    if (countTargetOf(path) === null) inFlight.add(response);
    response.once("close", () => {
      inFlight.delete(response);
      if (isDraining) server.closeIdleConnections();
    });
    if (path === HEALTH_PATH) {
      response.writeHead(isDraining ? 503 : 200, { "Content-Type": "text/plain", "Cache-Control": "no-store" });
      response.end(isDraining ? "draining\n" : "ok\n");
    } else {
      // There is no site at the root, so the relay answers 404 with its usual headers.
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
      await settleWithin(Promise.all(Array.from(inFlight, (response) => once(response, "close"))), DRAIN_MS);
      await relay.close();
      await settleWithin(closed, DRAIN_MS);
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(withHint(error, port, host)));
    server.listen(port, host, resolve);
  });
}

function withHint(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code !== "EADDRINUSE") return error;
  return new Error(
    `[onlookers] Port ${port} of ${host} is in use, so the relay cannot listen there. Stop the other process, or set another port by --port or PORT (0 for any free one).`,
  );
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return address !== null && typeof address === "object" ? address.port : 0;
}
