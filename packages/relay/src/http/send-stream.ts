import type { ServerResponse } from "node:http";
import type { StreamBody } from "./stream-body.js";

/**
 * Writes a stream to a response whose head has been written. Nothing is written before the last text has left the
 * process: Node's own buffer would let 64 KiB and more gather for each client that reads nothing.
 */
export function sendStream(response: ServerResponse, body: StreamBody): void {
  const drained = () => line.drained();
  const line = body.open({
    write(text) {
      response.write(text, drained);
      return false;
    },
    end: () => response.end(),
    cut: () => response.destroy(),
  });
  response.on("close", () => line.left());
}
