import { connect, createServer, type Socket } from "node:net";
import { listening } from "./listening.js";
import { pass, type Toxic } from "./toxics.js";

/** A TCP proxy that injects network faults. */
export interface ToxicProxy {
  readonly port: number;
  /** Sets the fault for all bytes from now on. */
  poison(toxic: Toxic): void;
  close(): Promise<void>;
}

/** @param upstreamPort of a server on this machine */
export async function startToxicProxy(upstreamPort: number): Promise<ToxicProxy> {
  let toxic = pass;
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (caller) => {
    const upstream = connect(upstreamPort, "127.0.0.1");
    for (const socket of [caller, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    }
    caller.pipe(upstream);
    caller.on("close", () => upstream.destroy());
    let passed: Promise<void> = Promise.resolve();
    upstream.on("data", (bytes: Buffer) => {
      passed = passed.then(() => toxic(bytes, caller));
    });
    upstream.on("end", () => {
      if (toxic === pass) void passed.then(() => caller.end());
    });
  });
  const port = await listening(server);
  return {
    port,
    poison(next) {
      toxic = next;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
