// Opens streams and reads nothing. `{ open }` replies once that many are connected.
import { once } from "node:events";
import { connect, type Socket } from "node:net";

const port = Number(process.argv[2]);
const sockets: Socket[] = [];

process.on("message", async ({ open }: { readonly open: number }) => {
  while (sockets.length < open) {
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    socket.write("GET /shop/stream HTTP/1.1\r\nHost: shop\r\n\r\n");
    sockets.push(socket);
  }
  process.send?.(sockets.length);
});
process.once("disconnect", () => process.exit());
process.send?.("ready");
