// Measures open streams: the memory of idle ones, and the time until all have received a change, next to bare
// node:http. `pnpm bench stream [connections]`, 2 minutes. Needs a build, and `ulimit -n` above the connections.
import { benchArguments, isShort } from "./arguments.ts";
import { holdTo, verdict, type Goal } from "./report/goal.ts";
import { median } from "./report/median.ts";
import { file } from "./report/report.ts";
import { plotOf, tableOf } from "./stream/summary.ts";
import { KINDS, tryStreams, type Kind, type Trial } from "./stream/trial.ts";

const most = Number(benchArguments[0] ?? (isShort ? 200 : 10_000));
const ROUNDS = isShort ? 1 : 3;
/** The numbers of connections, opened and measured in turn in the same process. */
const steps = (isShort ? [1] : [0.1, 0.25, 0.5, 1]).map((share) => Math.round(most * share));

const trials: Record<Kind, Trial[]> = { relay: [], bare: [] };
for (let round = 1; round <= ROUNDS; round += 1) {
  for (const kind of KINDS) {
    console.log(`${kind}, ${most.toLocaleString("en")} streams, ${round} of ${ROUNDS} …`);
    trials[kind].push(await tryStreams(kind, steps));
  }
}

/** Each round measures both servers, so that a busy moment of the machine affects both. */
function ofBare(of: (trial: Trial) => number): number {
  return median(trials.relay.map((trial, round) => of(trial) / of(trials.bare[round] ?? trial)));
}

const goals: readonly Goal[] = [
  { of: "memory of an idle stream, of bare's", value: ofBare((t) => t.bytesEach), limit: 1.2, is: "at most" },
  { of: "time to reach all, of bare's", value: ofBare((t) => t.reachMs), limit: 1.2, is: "at most" },
];
const text = [tableOf(most, trials), goals.map(verdict).join("\n")].join("\n\n");
console.log(`\n${text}\n`);
const plots = isShort ? {} : { "memory-by-streams.svg": plotOf(trials) };
await file({ name: "stream", numbers: { most, trials }, text, plots });
holdTo(goals);
