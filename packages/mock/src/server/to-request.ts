import type { IncomingMessage } from "node:http";

const LARGEST_BODY = 1024 * 1024;

/**
 * What came over the wire, as if it had been sent to `url`.
 *
 * @param signal aborts when the caller goes away
 * @returns `null` where the body is larger than 1 MiB
 */
export async function toRequest(incoming: IncomingMessage, url: string, signal: AbortSignal): Promise<Request | null> {
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
    if (size > LARGEST_BODY) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}
