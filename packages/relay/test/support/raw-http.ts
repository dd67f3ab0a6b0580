import { createServer, type RequestListener } from "node:http";
import { connect } from "node:net";
import { onTestFinished } from "vitest";
import { listening } from "./listening.js";

/** Serves on a free port until the end of the test. */
export async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  const port = await listening(server);
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return port;
}

/** Sends only these bytes. Resolves to everything received until `isEnough`, or until the connection ends. */
export function sendBytes(port: number, bytes: string, isEnough = (_received: string) => false): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes, "latin1"));
    let received = "";
    socket.setEncoding("latin1").on("error", () => {});
    socket.on("close", () => resolve(received));
    socket.on("data", (chunk: string) => {
      received += chunk;
      if (isEnough(received)) socket.destroy();
    });
  });
}
