import type { Goal } from "../report/goal.ts";
import { median } from "../report/median.ts";
import { toSvg } from "../report/plot.ts";
import { toTable } from "../report/table.ts";
import type { ContestantName } from "./contestants.ts";
import type { Load, Loads } from "./measure-loads.ts";
import type { Opening } from "./open-page.ts";

/** The measurements of one contestant, over all rounds. */
export interface Results {
  readonly name: ContestantName;
  readonly title: string;
  /** The compressed size of its scripts and styles. */
  readonly bytes: number;
  readonly openings: readonly Opening[];
  readonly visits: readonly Loads[];
  /** What all mounts and unmounts left on the heap, in bytes. */
  readonly kept: number;
}

/** The style sheet's share: it lays out three boxes per counter, and animates at most 24 numbers. */
const MAX_OF_BARE = { small: 2, large: 2.5 };

/** For a version in which all numbers fade, such as the one at bb96d66. */
const MAX_OF_OTHER_VERSION = 0.33;

/** The hand-written counter does the same work, so it should take as long. The rest is noise. */
const MAX_OF_PEER = 1.1;
const PEER = "a hand-written counter on @tanstack/react-query that does the same work";

export function tablesOf(results: readonly Results[], counts: readonly number[], mounts: number): string[] {
  const loading = results.map((result) => [
    result.title,
    (result.bytes / 1000).toFixed(1),
    opened(result, ({ requests }) => requests).toFixed(0),
    opened(result, ({ timeToHtml }) => timeToHtml).toFixed(0),
    opened(result, ({ timeToSight }) => timeToSight).toFixed(0),
    (result.kept / mounts).toFixed(0),
  ]);
  const work = results.map((result) => [
    result.title,
    ...counts.map((count) => loadOf(result, count, "mount").toFixed(1)),
    ...counts.map((count) => loadOf(result, count, "poll").toFixed(1)),
    loadOf(result, counts.at(-1) ?? 1, "requestsOfPoll").toFixed(0),
  ]);
  const each = (what: string) => counts.map((count) => `${what} ${count.toLocaleString("en")}, ms`);
  return [
    toTable([
      ["one counter", "script, kB", "requests", "HTML, ms", "number seen, ms", "bytes kept a mount"],
      ...loading,
    ]),
    toTable([["main thread", ...each("mount"), ...each("poll"), "requests of a poll"], ...work]),
  ];
}

export function goalsOf(results: readonly Results[], counts: readonly number[]): Goal[] {
  const [small, large] = [counts.at(-2) ?? 1, counts.at(-1) ?? 1];
  const of = (name: ContestantName) => results.find((result) => result.name === name);
  const [ours, bare, fromServer] = [of("onlookers"), of("no style sheet"), of("from server")];
  const [peer, other] = [of("by hand, in words"), of("other version")];
  if (ours === undefined || bare === undefined || fromServer === undefined || peer === undefined) return [];
  const atMost = (limit: number, what: string, value: number): Goal => ({ of: what, value, limit, is: "at most" });
  const polls = (count: number) => `a poll of ${count.toLocaleString("en")} counters`;
  return [
    atMost(MAX_OF_BARE.small, `${polls(small)}, of the same without style sheet`, pollRatio(ours, bare, small)),
    atMost(MAX_OF_BARE.large, `${polls(large)}, of the same without style sheet`, pollRatio(ours, bare, large)),
    ...(other === undefined
      ? []
      : [atMost(MAX_OF_OTHER_VERSION, `${polls(large)}, of the other version`, pollRatio(ours, other, large))]),
    atMost(MAX_OF_PEER, `${polls(large)} without style sheet, of ${PEER}`, pollRatio(bare, peer, large)),
    atMost(1, `script without style sheet, of ${PEER}`, bare.bytes / peer.bytes),
    atMost(
      1,
      `time until the number is seen, of ${PEER}`,
      opened(ours, ({ timeToSight }) => timeToSight) / opened(peer, ({ timeToSight }) => timeToSight),
    ),
    atMost(
      1,
      "time until the number is in the server's HTML, of the time of the HTML",
      opened(fromServer, ({ timeToNumber, timeToHtml }) => timeToNumber / timeToHtml),
    ),
  ];
}

export function plotOf(results: readonly Results[], counts: readonly number[]): string {
  return toSvg({
    title: "What a poll costs the page",
    description: "Main-thread time of one poll by the number of counters on the page, for each contestant.",
    x: { label: "counters", scale: "log" },
    y: { label: "ms of main thread", scale: "log" },
    lines: results.map((result) => ({
      name: result.name,
      kind: result.name === "onlookers" ? "ours" : result.name === "text nodes" ? "limit" : "measured",
      points: counts.map((count) => [count, Math.max(0.1, loadOf(result, count, "poll"))] as const),
    })),
  });
}

/** The ratio of two polls, taken within each round: a busy machine slows both. */
function pollRatio(one: Results, other: Results, count: number): number {
  const pollOf = ({ visits }: Results, round: number) => visits[round]?.[count]?.poll ?? Number.NaN;
  return median(one.visits.map((_, round) => pollOf(one, round) / pollOf(other, round)));
}

function loadOf(result: Results, count: number, part: keyof Load): number {
  return median(result.visits.map((loads) => loads[count]?.[part] ?? Number.NaN));
}

function opened({ openings }: Results, measure: (opening: Opening) => number): number {
  return median(openings.map(measure));
}
