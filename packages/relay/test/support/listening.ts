import type { AddressInfo, Server } from "node:net";

/** Starts a server on a free port of this machine only. Resolves to the port. */
export async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  return (server.address() as AddressInfo).port;
}
