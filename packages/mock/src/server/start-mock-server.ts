import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getResponse } from "msw";
import { createMock, type Mock } from "../create-mock.js";
import { refuseProduction } from "../refuse-production.js";
import { sendResponse } from "./send-response.js";
import { toRequest } from "./to-request.js";
import { unknownPath } from "./unknown-path.js";

/** Options of {@link startMockServer}. */
export interface MockServerOptions {
  /** @default a new one with its defaults */
  readonly mock?: Mock | undefined;
  /**
   * `0` takes any free one.
   *
   * @default 0
   */
  readonly port?: number | undefined;
  /**
   * Another address than this machine's own opens the mock to the network.
   *
   * @default "127.0.0.1"
   */
  readonly hostname?: string | undefined;
}

/** The three services on one port, told apart by path. */
export interface MockServer {
  /** The base URL of each service, e.g. `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly mock: Mock;
  /** Ends everything at once: requests that hang and idle connections too. May be called again. */
  close(): Promise<void>;
}

/**
 * Serves a mock over HTTP.
 *
 * @throws Error where the port is taken, or `NODE_ENV` is `production`
 */
export async function startMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  refuseProduction();
  const { mock = createMock(), port = 0, hostname = "127.0.0.1" } = options;
  const server = createServer((incoming, outgoing) => void serve(mock, incoming, outgoing));
  await listen(server, port, hostname);
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

async function serve(mock: Mock, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = new AbortController();
  outgoing.on("close", () => gone.abort());
  try {
    await sendResponse(await respond(mock, incoming, gone.signal), outgoing);
  } catch {
    outgoing.destroy(); // The caller left in the middle of its request, or sent what is no HTTP.
  }
}

async function respond(mock: Mock, incoming: IncomingMessage, signal: AbortSignal): Promise<Response> {
  const target = incoming.url ?? "/";
  const pathname = target.replace(/[?#].*$/s, "");
  const search = target.slice(pathname.length);
  const endpoint = mock.endpoints.find(({ path }) => path === pathname);
  if (!endpoint) return unknownPath(pathname, mock.endpoints);
  const request = await toRequest(incoming, endpoint.url + search, signal);
  if (!request) return Response.json({ error: "The mock reads bodies of up to 1 MiB" }, { status: 413 });
  return (await getResponse(mock.handlers, request)) ?? unknownPath(pathname, mock.endpoints);
}

async function listen(server: Server, port: number, hostname: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explained(error, port, hostname)));
    server.listen(port, hostname, resolve);
  });
}

function explained(error: NodeJS.ErrnoException, port: number, hostname: string): Error {
  if (error.code !== "EADDRINUSE") return error;
  return new Error(
    `[onlookers] Port ${port} of ${hostname} is taken, so the mock can't listen there. ` +
      "Stop what uses it, give another port, or 0 for any free one.",
  );
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return address !== null && typeof address === "object" ? address.port : 0;
}
