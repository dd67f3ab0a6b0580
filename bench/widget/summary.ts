import type { Goal } from "../report/goal.ts";
import { median } from "../report/median.ts";
import { toSvg } from "../report/plot.ts";
import { toTable } from "../report/table.ts";
import { contestantOf, type ContestantName } from "./contestants.ts";
import type { Load, Loads } from "./measure-loads.ts";
import type { Opening } from "./open-page.ts";

/** What came out for one contestant, over all rounds. */
export interface Standing {
  readonly name: ContestantName;
  /** Scripts and styles, compressed. */
  readonly bytes: number;
  readonly openings: readonly Opening[];
  readonly visits: readonly Loads[];
  /** What all mounts and unmounts left on the heap, in bytes. */
  readonly kept: number;
}

/** How far a poll of the most counters may lie above setting as many text nodes through React. */
const MOST_OF_TEXT_NODES = 1.5;

/** Who does the same work. */
const PEER = "a counter by hand on @tanstack/react-query that does its work";

export function tablesOf(standings: readonly Standing[], counts: readonly number[], mounts: number): string[] {
  const arrival = standings.map((standing) => [
    contestantOf(standing.name).title,
    (standing.bytes / 1000).toFixed(1),
    opened(standing, ({ requests }) => requests).toFixed(0),
    opened(standing, ({ timeToHtml }) => timeToHtml).toFixed(0),
    opened(standing, ({ timeToSight }) => timeToSight).toFixed(0),
    (standing.kept / mounts).toFixed(0),
  ]);
  const work = standings.map((standing) => [
    contestantOf(standing.name).title,
    ...counts.map((count) => loadOf(standing, count, "mount").toFixed(1)),
    ...counts.map((count) => loadOf(standing, count, "poll").toFixed(1)),
    loadOf(standing, counts.at(-1) ?? 1, "requestsOfPoll").toFixed(0),
  ]);
  const each = (what: string) => counts.map((count) => `${what} ${count.toLocaleString("en")}, ms`);
  return [
    toTable([
      ["one counter", "script, kB", "requests", "HTML, ms", "number seen, ms", "bytes kept a mount"],
      ...arrival,
    ]),
    toTable([["main thread", ...each("mount"), ...each("poll"), "requests of a poll"], ...work]),
  ];
}

export function goalsOf(standings: readonly Standing[], counts: readonly number[]): Goal[] {
  const most = counts.at(-1) ?? 1;
  const of = (name: ContestantName) => standings.find((standing) => standing.name === name);
  const [ours, fromServer, limit] = [of("onlookers"), of("from server"), of("text nodes")];
  if (ours === undefined || fromServer === undefined || limit === undefined) return [];
  const [bare, peer] = [of("no stylesheet"), of("by hand, in words")];
  if (bare === undefined || peer === undefined) return [];
  // The others do less, or ask for each counter alone.
  const ahead = (what: string, own: Standing, measure: (standing: Standing) => number): Goal => ({
    of: `${what}, of ${PEER}`,
    value: measure(own) / measure(peer),
    limit: 1,
    is: "at most",
  });
  return [
    {
      of: `a poll of ${most.toLocaleString("en")} counters without stylesheet, of setting as many text nodes`,
      value: loadOf(bare, most, "poll") / loadOf(limit, most, "poll"),
      limit: MOST_OF_TEXT_NODES,
      is: "at most",
    },
    ahead("script", bare, ({ bytes }) => bytes),
    ahead("time to the sight of the number", ours, (standing) => opened(standing, ({ timeToSight }) => timeToSight)),
    ahead(`a poll of ${most.toLocaleString("en")} without stylesheet`, bare, (standing) =>
      loadOf(standing, most, "poll"),
    ),
    {
      of: "time to the number in the server's HTML, of the time to the HTML",
      value: opened(fromServer, ({ timeToNumber, timeToHtml }) => timeToNumber / timeToHtml),
      limit: 1,
      is: "at most",
    },
  ];
}

export function plotOf(standings: readonly Standing[], counts: readonly number[]): string {
  return toSvg({
    title: "What a poll costs the page",
    description: "Main-thread time of one poll against the counters on the page, for each contestant.",
    x: { label: "counters", scale: "log" },
    y: { label: "ms of main thread", scale: "log" },
    lines: standings.map((standing) => ({
      name: standing.name,
      kind: standing.name === "onlookers" ? "ours" : standing.name === "text nodes" ? "limit" : "measured",
      points: counts.map((count) => [count, Math.max(0.1, loadOf(standing, count, "poll"))] as const),
    })),
  });
}

function loadOf(standing: Standing, count: number, part: keyof Load): number {
  return median(standing.visits.map((loads) => loads[count]?.[part] ?? Number.NaN));
}

function opened({ openings }: Standing, measure: (opening: Opening) => number): number {
  return median(openings.map(measure));
}
