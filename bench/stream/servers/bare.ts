import type { ServerResponse } from "node:http";
import type { StreamServer } from "./server.ts";

/** As long as the headers and events of the relay. */
const HEADERS = {
  "Content-Type": "text/event-stream",
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "same-origin",
};
const frame = (count: number) =>
  `id: ${count}.mi8p6a80.180.60.shop\ndata: {"site":"shop","visitors":${count},"scope":"site","page":null,"windowSeconds":180,"observedAt":"2026-11-22T14:00:00.000Z","ttlSeconds":60}\n\n`;

/** The lower bound: Node itself holds the same connections and writes to them. */
export function bare(): StreamServer {
  const responses = new Set<ServerResponse>();
  let count = 100;
  return {
    listener(_request, response) {
      response.writeHead(200, HEADERS).write(`retry: 10000\n\n`);
      response.write(frame(count));
      response.on("close", () => responses.delete(response));
      responses.add(response);
    },
    change() {
      count += 1;
      for (const response of responses) response.write(frame(count));
    },
  };
}
