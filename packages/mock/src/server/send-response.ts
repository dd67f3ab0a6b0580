import type { ServerResponse } from "node:http";

/**
 * Sends a response as its handler meant it: an error response breaks the connection, and a body that breaks off
 * takes the connection with it, short of its `Content-Length`.
 */
export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  if (response.type === "error") {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  try {
    for await (const chunk of response.body ?? []) await written(outgoing, chunk);
    outgoing.end();
  } catch {
    outgoing.socket?.destroySoon(); // What has been written still arrives.
  }
}

async function written(outgoing: ServerResponse, chunk: Uint8Array): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    outgoing.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}
