import type { IncomingMessage } from "node:http";

const MAX_BODY_BYTES = 1024 * 1024;

/** Options of {@link toRequest}. */
export interface RequestOptions {
  /** The URL of the converted request. */
  readonly url: string;
  readonly body: string;
  /** Aborts when the caller disconnects. */
  readonly signal: AbortSignal;
}

/** Converts Node's request into a web `Request`. */
export function toRequest(incoming: IncomingMessage, { url, body, signal }: RequestOptions): Request {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const method = incoming.method ?? "GET";
  return new Request(url, { method, headers, signal, ...(body.length === 0 || method === "GET" ? {} : { body }) });
}

/** The complete body, `null` if it is larger than 1 MiB. */
export async function readBody(incoming: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    size += bytes.byteLength;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}
