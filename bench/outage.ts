// What a failing service gets to bear: from the relay, from caches, from nginx, and from nothing in between.
// `pnpm bench outage`, 90 s. Needs a build; nginx is left out where it is missing.
import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { cachified } from "./outage/cachified.ts";
import { lruCache } from "./outage/lru-cache.ts";
import { nginx } from "./outage/nginx.ts";
import { noCache } from "./outage/no-cache.ts";
import { relay } from "./outage/relay.ts";
import type { MakeSubject } from "./outage/subject.ts";
import { COLD_READERS, PHASE_SECONDS, tryOutage, type Trial } from "./outage/trial.ts";
import { hasNginx, NGINX_INSTALL } from "./process/nginx.ts";
import { toTable } from "./report/table.ts";

const MOST_CALLS = 3;

const subjects: Readonly<Record<string, MakeSubject>> = {
  "no cache": noCache,
  "@epic-web/cachified": cachified,
  "lru-cache fetchMethod": lruCache,
  "nginx proxy_cache": nginx,
};

interface Row {
  readonly subject: string;
  readonly failing: Trial;
  readonly limited: Trial;
}

async function measure(subject: string, makeSubject: MakeSubject): Promise<Row> {
  console.log(`${subject} …`);
  const failing = await tryOutage(makeSubject, "failing");
  return { subject, failing, limited: await tryOutage(makeSubject, "limited", 1) };
}

function toCells({ subject, failing, limited }: Row): readonly string[] {
  const inOutage = (outage: "failing" | "limited", { outageCalls, readers }: Trial) => [
    `${outageCalls} (${Math.round(outageCalls / ours[outage].outageCalls)}×)`,
    String(readers.errors),
    String(readers.waited),
  ];
  const { coldCalls, wellCalls } = failing;
  return [
    subject,
    ...[coldCalls, wellCalls].map(String),
    ...inOutage("failing", failing),
    ...inOutage("limited", limited),
  ];
}

// Ends the way that ends nginx too.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

const ours = await measure("onlookers relay", relay);
const rows = [ours];
for (const [subject, makeSubject] of Object.entries(subjects)) {
  if (makeSubject !== nginx || hasNginx()) rows.push(await measure(subject, makeSubject));
  else console.log(`${subject} is skipped; this installs it: ${NGINX_INSTALL}`);
}

const head = [
  "calls for",
  `${COLD_READERS} cold`,
  `${PHASE_SECONDS} s well`,
  ...["500s", "429s"].flatMap((status) => [`${PHASE_SECONDS} s of ${status}`, "no count", "> 100 ms"]),
];
console.log(`\nOf ${ours.failing.readers.readers} readers in each outage, those who got no count or waited for it:`);
console.log(`\n${toTable([head, ...rows.map(toCells)])}\n`);

const folder = join(import.meta.dirname, "results");
const machine = { node: process.version, cores: availableParallelism() };
await mkdir(folder, { recursive: true });
await writeFile(
  join(folder, "outage.json"),
  `${JSON.stringify({ at: new Date().toISOString(), ...machine, rows }, null, 2)}\n`,
);

const trials = [ours.failing, ours.limited];
const held = trials.every(({ outageCalls, readers }) => outageCalls <= MOST_CALLS && readers.errors === 0);
console.log(
  `The relay may make ${MOST_CALLS} calls an outage and leave no reader without a count: ${held ? "held" : "BROKEN"}.`,
);
process.exitCode = held ? 0 : 1;
