import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A service that always says the same, so that all who ask it once must answer alike. */
export interface SteadyService {
  readonly url: string;
  /** How often it was asked. */
  readonly calls: number;
  close(): void;
}

/** @returns once it listens on a free port */
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
