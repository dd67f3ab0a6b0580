import type { IncomingMessage, ServerResponse } from "node:http";
import { isPending, type RelayAnswer } from "./http/answer.js";
import { sendStream } from "./http/send-stream.js";
import type { Relay } from "./relay-options.js";
import { UNKNOWN_NETWORK } from "./stream/client-network.js";

/**
 * A listener for `node:http`, and middleware for Express and other frameworks with these two arguments. If the answer is
 * not sent when it returns, it returns a promise that resolves afterwards: some hosts, such as the Pages Router of Next.js,
 * await that.
 */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => Promise<void> | undefined;

/** Options of {@link toNodeListener}. */
export interface NodeListenerOptions {
  /**
   * Returns the client's address, for `stream.maxPerAddress`. Behind a proxy of your own, return the header that the proxy
   * overwrites, e.g. `(request) => request.headers["x-real-ip"]`: the socket's address is the proxy's then. All requests
   * without that header count as one client, so that a request past the proxy gains no streams.
   *
   * @default the socket's address: no header is trusted
   */
  readonly address?: ((request: IncomingMessage) => unknown) | undefined;
}

/**
 * Serves a relay over `node:http`: `createServer(toNodeListener(relay))`, or `app.use("/api/onlookers", …)` in Express.
 * It avoids Fetch's objects, which Node would have to create for every request.
 */
export function toNodeListener(relay: Pick<Relay, "answer">, options: NodeListenerOptions = {}): NodeListener {
  const { address } = options;
  return (request, response) => {
    response.on("error", ignore);
    const answer = relay.answer({
      method: request.method ?? "GET",
      target: targetOf(request),
      ifNoneMatch: request.headers["if-none-match"] ?? null,
      address: () => (address === undefined ? request.socket.remoteAddress : addressOf(address(request))),
    });
    if (!isPending(answer)) return send(response, answer);
    // `node:http` ignores the promise, so its rejection would end the process.
    return answer.then(
      (settled) => send(response, settled),
      () => void response.destroy(),
    );
  };
}

/** A client that disconnects is not an error. */
function ignore(): void {}

/** The address is unknown if its header is missing or was sent several times. */
function addressOf(address: unknown): string {
  return typeof address === "string" ? address : UNKNOWN_NETWORK;
}

/** Express removes the mount path from `url`. */
function targetOf(request: IncomingMessage & { readonly originalUrl?: unknown }): string {
  return typeof request.originalUrl === "string" ? request.originalUrl : (request.url ?? "/");
}

/** @returns for a stream, a promise of its end */
function send(response: ServerResponse, { status, headers, body }: RelayAnswer): Promise<void> | undefined {
  if (response.destroyed || response.headersSent) return undefined;
  if (body === null) response.writeHead(status, headers).end();
  else if (typeof body === "string")
    response.writeHead(status, { ...headers, "Content-Length": Buffer.byteLength(body) }).end(body);
  else {
    sendStream(response.writeHead(status, headers), body);
    return new Promise((resolve) => response.once("close", resolve));
  }
  return undefined;
}
