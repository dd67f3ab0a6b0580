// Measures the memory of clients that read nothing, after thousands of changes: the resident memory of the server, next
// to bare node:http, which queues for them. `pnpm bench stalled [changes]`, 2 minutes. Needs a build.
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { benchArguments, isShort } from "./arguments.ts";
import { startProcess } from "./process/start-process.ts";
import { holdTo, verdict } from "./report/goal.ts";
import { file } from "./report/report.ts";
import { toTable } from "./report/table.ts";
import { KINDS, type Kind } from "./stream/trial.ts";

const READERS = isShort ? 20 : 200;
const changes = Number(benchArguments[0] ?? (isShort ? 500 : 20_000));
/** Sends the pending writes, as the time between two counts would. */
const AT_ONCE = 50;
const room = join(import.meta.dirname, "stream");

/** The growth of the process from the last connection to the last change, in bytes. */
async function growthOf(kind: Kind, many: number): Promise<number> {
  // Otherwise V8 keeps memory for past garbage.
  const flags = ["--expose-gc", "--max-semi-space-size=1"];
  const server = await startProcess(join(room, "server-process.ts"), [kind, String(many)], flags);
  const readers = await startProcess(join(room, "stalled-process.ts"), [String(server.first)]);
  try {
    await readers.ask({ open: many });
    const before = Number(await server.ask("weigh"));
    for (let change = 0; change < changes; change += 1) {
      await server.ask("change");
      if (change % AT_ONCE === 0) await wait(1);
    }
    return Number(await server.ask("weigh")) - before;
  } finally {
    await readers.stop();
    await server.stop();
  }
}

/** Subtracts what the changes cost without the readers. */
async function bytesEach(kind: Kind): Promise<number> {
  return ((await growthOf(kind, READERS)) - (await growthOf(kind, 1))) / (READERS - 1);
}

const bytes = { relay: await bytesEach("relay"), bare: await bytesEach("bare") };
const cells = KINDS.map((kind) => [kind === "relay" ? "**onlookers relay**" : "bare node:http", inKiB(bytes[kind])]);
const goal = {
  of: "KiB that a reader costs which takes nothing",
  value: bytes.relay / 1024,
  limit: 64,
  is: "at most",
} as const;
const head = [`${READERS} readers, ${changes.toLocaleString("en")} changes`, "KiB each on top of an idle one"];
const text = [toTable([head, ...cells]), verdict(goal)].join("\n\n");
console.log(`\n${text}\n`);
await file({ name: "stalled", numbers: { readers: READERS, changes, bytes }, text });
holdTo([goal]);

function inKiB(each: number): string {
  return (each / 1024).toFixed(1);
}
