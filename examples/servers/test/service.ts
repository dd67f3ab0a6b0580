import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A service with a constant answer, so that all relays that read it once return the same body. */
export interface SteadyService {
  readonly url: string;
  /** The number of requests so far. */
  readonly calls: number;
  close(): void;
}

/** Starts the service on a free port. */
export async function startService(): Promise<SteadyService> {
  let calls = 0;
  const body = JSON.stringify({ currentVisitors: 17, timestamp: new Date().toISOString() });
  const server = createServer((_request, response) => {
    calls += 1;
    response.writeHead(200, { "Content-Type": "application/json" }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get calls() {
      return calls;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
