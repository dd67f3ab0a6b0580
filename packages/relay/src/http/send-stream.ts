import type { ServerResponse } from "node:http";
import type { StreamBody } from "./stream-body.js";

/**
 * Writes a stream to a response whose head has been written. Each text waits until the previous one has left the process:
 * Node's own buffer would collect 64 KiB and more for each client that reads nothing.
 */
export function sendStream(response: ServerResponse, body: StreamBody): void {
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
