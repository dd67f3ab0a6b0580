import type { ServerResponse } from "node:http";

/**
 * Writes a response to the socket. A network error resets the connection. A body that fails closes the connection,
 * short of its `Content-Length`.
 */
export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  if (response.type === "error") {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  try {
    for await (const chunk of response.body ?? []) await write(outgoing, chunk);
    outgoing.end();
  } catch {
    outgoing.socket?.destroySoon(); // The bytes that were written still arrive.
  }
}

async function write(outgoing: ServerResponse, chunk: Uint8Array): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    outgoing.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}
