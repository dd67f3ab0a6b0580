import { createServer, type ServerResponse } from "node:http";
import { listening } from "../support/listening.js";

/** A call as the service received it. */
export interface Call {
  /** The instance that made it. */
  readonly by: string;
  /** Milliseconds by `performance.now()`. */
  readonly at: number;
  readonly response: ServerResponse;
}

/** A service whose count is the number of calls so far. A test may replace its answers. */
export class CountingService {
  readonly calls: Call[] = [];
  /** Answers the next calls. */
  answer: (call: Call) => void = ({ response }) => response.end(`${this.calls.length}`);
  url = "";
  readonly #server = createServer((request, response) => {
    const call = { by: (request.url ?? "").slice(1), at: performance.now(), response };
    this.calls.push(call);
    this.answer(call);
    for (const resolve of this.#waiting.splice(0)) resolve(call);
  });
  readonly #waiting: ((call: Call) => void)[] = [];

  async start(): Promise<this> {
    this.url = `http://127.0.0.1:${await listening(this.#server)}`;
    return this;
  }

  /** The next call, once it is made. */
  nextCall(): Promise<Call> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
