import type { IncomingMessage, ServerResponse } from "node:http";
import type { RelayAnswer } from "./http/answer.js";
import type { Relay } from "./relay-options.js";
import { sendStream } from "./http/send-stream.js";

/**
 * A listener for `node:http`, and middleware for Express and whatever else takes these two. If the answer is not sent when
 * it returns, it returns a promise that resolves once it is: some hosts, such as the Pages Router of Next.js, wait for that.
 */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => Promise<void> | undefined;

/** Options of {@link toNodeListener}. */
export interface NodeListenerOptions {
  /**
   * The client's address, for `stream.maxPerAddress`. Behind a proxy of your own read the header that it sets anew, e.g.
   * `(request) => request.headers["x-real-ip"]`: the socket's address is the proxy's then.
   *
   * @default the socket's: no header is believed
   */
  readonly address?: ((request: IncomingMessage) => unknown) | undefined;
}

/**
 * Serves a relay over `node:http`: `createServer(toNodeListener(relay))`, or `app.use("/api/onlookers", …)` in Express.
 * Goes around Fetch's objects, which Node would have to build from its own for every request.
 */
export function toNodeListener(relay: Pick<Relay, "answer">, options: NodeListenerOptions = {}): NodeListener {
  const { address = (request: IncomingMessage) => request.socket.remoteAddress } = options;
  return (request, response) => {
    response.on("error", ignore);
    const answer = relay.answer({
      method: request.method ?? "GET",
      target: targetOf(request),
      ifNoneMatch: request.headers["if-none-match"] ?? null,
      address: () => textOf(address(request)),
    });
    // Not by `instanceof`: what an async function gives isn't of a `Promise` that zone.js, say, has put in its place.
    if (!("then" in answer)) return send(response, answer);
    // `node:http` ignores the promise, so its rejection would end the process.
    return answer.then(
      (later) => send(response, later),
      () => void response.destroy(),
    );
  };
}

/** A reader that left, or a socket that broke, is nobody's error. */
function ignore(): void {}

/** A header may be missing, or come several times: then nobody knows whose the request is. */
function textOf(address: unknown): string | undefined {
  return typeof address === "string" && address !== "" ? address : undefined;
}

/** Express cuts the mount path off `url`. A proxy's absolute form (RFC 9112 §3.2.2) loses its host: no answer depends on it. */
function targetOf(request: IncomingMessage & { readonly originalUrl?: unknown }): string {
  const url = typeof request.originalUrl === "string" ? request.originalUrl : (request.url ?? "/");
  return url.startsWith("/") ? url : url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, "");
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
