import type { IncomingMessage } from "node:http";

const MAX_BODY_BYTES = 1024 * 1024;

/** Options of {@link readRequest}. */
export interface ReadRequestOptions {
  /** The URL of the converted request. */
  readonly url: string;
  /** Aborts when the caller disconnects. */
  readonly signal: AbortSignal;
}

/**
 * Converts Node's request into a web `Request`.
 *
 * @returns `null` if the body is larger than 1 MiB
 */
export async function readRequest(
  incoming: IncomingMessage,
  { url, signal }: ReadRequestOptions,
): Promise<Request | null> {
  const body = await readBody(incoming);
  if (body === null) return null;
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const method = incoming.method ?? "GET";
  return new Request(url, { method, headers, signal, ...(body.length === 0 || method === "GET" ? {} : { body }) });
}

async function readBody(incoming: IncomingMessage): Promise<string | null> {
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
