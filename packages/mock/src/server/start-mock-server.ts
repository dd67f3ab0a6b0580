import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getResponse } from "msw";
import { createMock, type Endpoint, type Mock } from "../create-mock.js";
import { matchPath } from "../service/route.js";
import { refuseProduction } from "../refuse-production.js";
import { readBody, toRequest } from "./read-request.js";
import { sendResponse } from "./send-response.js";

/** Options of {@link startMockServer}. */
export interface MockServerOptions {
  /** @default createMock() */
  readonly mock?: Mock | undefined;
  /**
   * `0` selects any free port.
   *
   * @default 0
   */
  readonly port?: number | undefined;
  /**
   * The address to listen on. An address other than the default may expose the mock to the network.
   *
   * @default "127.0.0.1"
   */
  readonly hostname?: string | undefined;
}

/** All services on one port, at their own paths. */
export interface MockServer {
  /** The base URL of each service, e.g. `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly mock: Mock;
  /** Closes all connections at once, including idle ones and requests that hang. It may be called again. */
  close(): Promise<void>;
}

/**
 * Serves a mock over HTTP.
 *
 * @throws Error if the port is taken or `NODE_ENV` is `production`
 */
export async function startMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  refuseProduction();
  const { mock = createMock(), port = 0, hostname = "127.0.0.1" } = options;
  const server = createServer((incoming, outgoing) => void serve(mock, incoming, outgoing));
  await listen(server, { port, hostname });
  let closed: Promise<void> | null = null;
  return {
    url: `http://${hostname.includes(":") ? `[${hostname}]` : hostname}:${portOf(server)}`,
    mock,
    close() {
      closed ??= new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      return closed;
    },
  };
}

interface Address {
  readonly port: number;
  readonly hostname: string;
}

async function serve(mock: Mock, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const disconnected = new AbortController();
  outgoing.on("close", () => disconnected.abort());
  try {
    await sendResponse(await respond(mock, incoming, disconnected.signal), outgoing);
  } catch {
    outgoing.destroy(); // The caller disconnected during its request, or sent invalid HTTP.
  }
}

async function respond(mock: Mock, incoming: IncomingMessage, signal: AbortSignal): Promise<Response> {
  const target = incoming.url ?? "/";
  const pathname = target.replace(/[?#].*$/s, "");
  const search = target.slice(pathname.length);
  const endpoints = mock.endpoints.filter(({ path }) => matchPath(path, pathname) !== null);
  const [first] = endpoints;
  if (!first) return notFound(pathname, mock.endpoints);
  const body = await readBody(incoming);
  if (body === null) return Response.json({ error: "The mock accepts bodies of up to 1 MiB" }, { status: 413 });
  const { url, path } = endpoints.find(({ claims }) => claims(body)) ?? first;
  const baseUrl = url.slice(0, -path.length);
  const request = toRequest(incoming, { url: baseUrl + pathname + search, body, signal });
  return (await getResponse(mock.handlers, request)) ?? notFound(pathname, mock.endpoints);
}

/** A 404 that lists the paths that exist. */
function notFound(pathname: string, endpoints: readonly Endpoint[]): Response {
  const known = endpoints.map(({ service, method, path }) => ({ service, method, path }));
  return Response.json({ error: `The mock has no endpoint ${pathname}`, known }, { status: 404 });
}

async function listen(server: Server, address: Address): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, address)));
    server.listen(address.port, address.hostname, resolve);
  });
}

function explain(error: NodeJS.ErrnoException, { port, hostname }: Address): Error {
  if (error.code !== "EADDRINUSE") return error;
  return new Error(
    `[onlookers] The mock cannot listen on ${hostname}:${port}, because the port is taken. ` +
      "Stop the process that uses it, or use another port, or 0 for any free one.",
  );
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return address !== null && typeof address === "object" ? address.port : 0;
}
