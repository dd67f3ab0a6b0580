import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Behaviour, ReceivedCall } from "./suite/script.js";

/** A service over real HTTP with a line for each check of a suite. Each check scripts the behaviour of its own line. */
export interface ScriptedService {
  readonly url: string;
  close(): Promise<void>;
}

/** More bytes than a relay may read of one answer. */
const TOO_LONG_BYTES = 3 * 1024 * 1024;

/** One line of the service, with its own base URL. */
class Line {
  behaviour: Behaviour = { does: "fail", status: 500 };
  readonly received: ReceivedCall[] = [];
  readonly #held: ServerResponse[] = [];

  script(behaviour: Behaviour): void {
    this.behaviour = behaviour;
    for (const response of this.#held.splice(0)) this.answer(response);
  }

  answer(response: ServerResponse): void {
    const { behaviour } = this;
    switch (behaviour.does) {
      case "count": {
        const { visitors: currentVisitors, at: timestamp } = behaviour;
        return json(response, 200, { currentVisitors, timestamp }, { Date: new Date(timestamp).toUTCString() });
      }
      case "fail":
        return json(response, behaviour.status, { error: behaviour.error ?? "no" }, behaviour.headers);
      case "hang":
        this.#held.push(response);
        return;
      case "endless":
        response.writeHead(200, { "Content-Type": "application/json" });
        response.end(" ".repeat(TOO_LONG_BYTES) + JSON.stringify({ currentVisitors: 1 }));
        return;
      case "cut":
        response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "100" });
        response.write('{"currentVisitors":', () => response.destroy());
    }
  }
}

/**
 * Starts the service on a free port of the loopback. `/{line}/api/…` is the service itself, `PUT /{line}` scripts it, and
 * `GET /{line}` returns the calls that it received.
 */
export async function startScriptedService(): Promise<ScriptedService> {
  const lines = new Map<string, Line>();
  const server = createServer((request, response) => void serve(lines, request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(lines: Map<string, Line>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, name = "", ...rest] = (request.url ?? "/").split("/");
  const line = lines.get(name) ?? new Line();
  lines.set(name, line);
  if (rest.length > 0) {
    line.received.push({ path: `/${rest.join("/")}`, authorization: request.headers.authorization ?? null });
    line.answer(response);
  } else if (request.method === "PUT") {
    line.script(JSON.parse(await textOf(request)));
    response.end();
  } else {
    json(response, 200, line.received);
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}

function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));
}
