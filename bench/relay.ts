// Measures the counts per second that the relay serves on one core, next to other servers. `pnpm bench relay`, 5 minutes.
// Needs a build; nginx is skipped if it is not installed.
import { isShort } from "./arguments.ts";
import { hasNginx, NGINX_INSTALL } from "./process/nginx.ts";
import { recordAnswer, targetOf } from "./relay/answers.ts";
import { startContestant, type Contestant, type Kind } from "./relay/contestant.ts";
import { ownClient } from "./relay/load/own-client.ts";
import { hasWrk, wrk, WRK_INSTALL } from "./relay/load/wrk.ts";
import { startNginxContestant } from "./relay/nginx-contestant.ts";
import { standingsOf, takeTurns, type Round } from "./relay/rounds.ts";
import { BARE, goalsOf, NOT_MODIFIED, plotOf, tablesOf, WHOLE, type Comparison } from "./relay/summary.ts";
import { holdTo, verdict } from "./report/goal.ts";
import { file } from "./report/report.ts";
import { programVersions as programs, versionOf } from "./report/versions.ts";

const SITES = isShort ? [10] : [1, 100, 10_000];
const ROUNDS = isShort ? 1 : 3;
const LIVES = isShort ? 1 : 3;
const KINDS: readonly Kind[] = ["bare", "hono", "fastify"];

const putUnderLoad = hasWrk() ? wrk : ownClient;
if (!hasWrk()) console.log(`wrk is missing, so a slower client of ours asks; this installs it: ${WRK_INSTALL}`);
if (!hasNginx()) console.log(`nginx is skipped; this installs it: ${NGINX_INSTALL}`);

async function start(sites: number): Promise<readonly Contestant[]> {
  const relay = await startContestant("relay", sites, null);
  const recorded = await recordAnswer(relay.origin);
  const others = await Promise.all(KINDS.map((kind) => startContestant(kind, sites, recorded)));
  return [relay, ...others, ...(hasNginx() ? [await startNginxContestant(sites, recorded)] : [])];
}

/** Compares the responses of all servers. A different response would make the speeds meaningless. */
async function checkAlike(contestants: readonly Contestant[], sites: number): Promise<string> {
  const answers = await Promise.all(
    contestants.map(async ({ origin }) => {
      const response = await fetch(origin + targetOf(sites - 1));
      return `${response.headers.get("etag")} ${await response.text()}`;
    }),
  );
  if (new Set(answers).size > 1) throw new Error(`The contestants answer differently:\n${answers.join("\n")}`);
  return answers[0]?.split(" ")[0] ?? "";
}

/** One start of all servers. The memory layout at its start makes a process a little faster or slower. */
async function live(sites: number, tasks: ReadonlyMap<string, Round[]>): Promise<void> {
  const contestants = await start(sites);
  try {
    const etag = await checkAlike(contestants, sites);
    // Shows what a 304 saves: the same server, with the whole body.
    const whole = contestants.filter(({ name }) => name === BARE);
    const withWhole = [...contestants, ...whole.map((each) => ({ ...each, name: WHOLE, isAskedWhole: true }))];
    let warmUps = isShort ? 0 : 1;
    for (const [name, rounds] of tasks) {
      const isConditional = name === NOT_MODIFIED;
      const demand = { sites, seconds: 1, etag: isConditional ? etag : null };
      rounds.push(...(await takeTurns(isConditional ? withWhole : contestants, demand, ROUNDS, warmUps, putUnderLoad)));
      warmUps = 0; // The servers are the same.
    }
  } finally {
    await Promise.all(contestants.map((contestant) => contestant.close()));
  }
}

const comparisons: Comparison[] = [];
for (const sites of SITES) {
  const name = `${sites.toLocaleString("en")} ${sites === 1 ? "site" : "sites"}`;
  const names = sites === SITES[0] ? [name, NOT_MODIFIED] : [name];
  const tasks = new Map(names.map((task): [string, Round[]] => [task, []]));
  for (let life = 1; life <= LIVES; life += 1) {
    console.log(`${names.join(", ")}: ${String(life)} of ${String(LIVES)} …`);
    await live(sites, tasks);
  }
  comparisons.push(...[...tasks].map(([task, rounds]) => ({ name: task, sites, standings: standingsOf(rounds) })));
}

const goals = goalsOf(comparisons);
const text = [...tablesOf(comparisons), goals.map(verdict).join("\n")].join("\n\n");
console.log(`\n${text}\n`);
const versions = [...["hono", "@hono/node-server", "fastify"].map(versionOf), ...programs("nginx"), ...programs("wrk")];
const plots = isShort ? {} : { "requests-by-sites.svg": plotOf(comparisons) };
await file({ name: "relay", numbers: { client: hasWrk() ? "wrk" : "own", comparisons }, versions, text, plots });
holdTo(goals);
