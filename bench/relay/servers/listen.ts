import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { HOST } from "./server.ts";

/** @returns the port */
export async function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, HOST);
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}
