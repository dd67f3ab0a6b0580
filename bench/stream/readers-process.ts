// Reads streams. `{ open }` replies once that many streams have their first count; `change` replies with the time at
// which each has received one more.
import { once } from "node:events";
import { connect } from "node:net";
import { exactNow } from "./clock.ts";

interface Wish {
  readonly open: number;
  readonly change?: boolean;
}

const OPENED_AT_ONCE = 50;
const port = Number(process.argv[2]);
let opened = 0;
let awaited = 0;

function receive(): void {
  awaited -= 1;
  if (awaited === 0) process.send?.(exactNow());
}

async function open(): Promise<void> {
  const socket = connect(port, "127.0.0.1", () => socket.write("GET /shop/stream HTTP/1.1\r\nHost: shop\r\n\r\n"));
  let isOpen = false;
  await new Promise<void>((resolve) => {
    socket.setEncoding("latin1").on("data", (text) => {
      if (!String(text).includes("data: ")) return;
      if (isOpen) receive();
      isOpen = true;
      resolve();
    });
    void once(socket, "close").then(() => {
      throw new Error("A stream was closed by its server.");
    });
  });
  opened += 1;
}

process.on("message", async (wish: Wish) => {
  if (wish.change === true) {
    awaited = opened;
    return;
  }
  while (opened < wish.open) {
    await Promise.all(Array.from({ length: Math.min(OPENED_AT_ONCE, wish.open - opened) }, open));
  }
  process.send?.(opened);
});
process.once("disconnect", () => process.exit());
process.send?.("ready");
