// Counts the calls that a failing service receives from the relay, from caches, from nginx, and without any of them.
// `pnpm bench outage`, 90 s. Needs a build; nginx is skipped if it is not installed.
import { cachified } from "./outage/cachified.ts";
import { lruCache } from "./outage/lru-cache.ts";
import { nginx } from "./outage/nginx.ts";
import { noCache } from "./outage/no-cache.ts";
import { relay } from "./outage/relay.ts";
import type { MakeSubject } from "./outage/subject.ts";
import { COLD_READERS, PHASE_SECONDS, tryOutage, type Trial } from "./outage/trial.ts";
import { hasNginx, NGINX_INSTALL } from "./process/nginx.ts";
import { holdTo, verdict, type Goal } from "./report/goal.ts";
import { file } from "./report/report.ts";
import { toTable } from "./report/table.ts";
import { programVersions, versionOf } from "./report/versions.ts";

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
    `${outageCalls} (${Math.round(outageCalls / Math.max(1, ours[outage].outageCalls))}×)`,
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

// Exits normally on a signal, so that nginx is stopped too.
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
const crowd = `Of ${ours.failing.readers.readers} readers in each outage, those who got no count or waited for it stand beside:`;
const trials = [ours.failing, ours.limited];
const goals: readonly Goal[] = [
  {
    of: "the relay's calls in an outage",
    value: Math.max(...trials.map((trial) => trial.outageCalls)),
    limit: 3,
    is: "at most",
  },
  {
    of: "its readers without a count",
    value: Math.max(...trials.map(({ readers }) => readers.errors)),
    limit: 0,
    is: "at most",
  },
];
const text = [crowd, toTable([head, ...rows.map(toCells)]), goals.map(verdict).join("\n")].join("\n\n");
console.log(`\n${text}\n`);
const versions = [...["@epic-web/cachified", "lru-cache"].map(versionOf), ...programVersions("nginx")];
await file({ name: "outage", numbers: rows, versions, text });
holdTo(goals);
