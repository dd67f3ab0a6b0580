import type { ServerResponse } from "node:http";
import type { StreamBody } from "./stream-body.js";

/**
 * Writes a stream to a response whose head has been written. Each text waits until the previous one has left the process:
 * Node's own buffer would collect 64 KiB and more for each client that reads nothing.
 *
 * A response without a socket waits for an earlier one of its connection (pipelining). It opens its stream afterwards:
 * otherwise one connection could take the places of all clients.
 */
export function sendStream(response: ServerResponse, body: StreamBody): void {
  if (response.socket === null) {
    response.once("socket", () => sendStream(response, body));
    return;
  }
  const onDrain = () => handle.onDrain();
  const handle = body.open({
    write(text) {
      response.write(text, onDrain);
      return false;
    },
    end: () => response.end(),
    destroy: () => response.destroy(),
  });
  response.on("close", () => handle.onClose());
}
