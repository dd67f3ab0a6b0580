import type { Goal } from "../report/goal.ts";
import { toSvg } from "../report/plot.ts";
import { toTable } from "../report/table.ts";
import type { Standing } from "./rounds.ts";

/** The results of all contestants in one task. */
export interface Comparison {
  readonly name: string;
  readonly sites: number;
  readonly standings: readonly Standing[];
}

const OURS = "onlookers relay";
export const BARE = "bare node:http";
/** Bare node:http with the whole body, where the others send 304. */
export const WHOLE = "bare node:http, sending all";
export const NOT_MODIFIED = "not modified";

/** Requests per second of each task, then the latency of one of them. */
export function tablesOf(comparisons: readonly Comparison[]): readonly string[] {
  const names = new Set(comparisons.flatMap(({ standings }) => standings.map(({ name }) => name)));
  const standing = (comparison: Comparison, name: string) => comparison.standings.find((each) => each.name === name);
  const rates = Array.from(names, (name) => [
    shown(name),
    ...comparisons.map((comparison) => rate(standing(comparison, name))),
  ]);
  const first = comparisons[0];
  const times = (first?.standings ?? []).map(({ name, p50, p99, cpuMicroseconds }) => {
    return [shown(name), p50.toFixed(2), p99.toFixed(2), cpuMicroseconds?.toFixed(1) ?? "?"];
  });
  return [
    toTable([["requests a second (of bare, by processor time)", ...comparisons.map(({ name }) => name)], ...rates]),
    toTable([[`${first?.name ?? ""}, milliseconds`, "p50", "p99", "processor, µs an answer"], ...times]),
  ];
}

/** Goals: the relay against bare node:http, and against itself with fewer sites. */
export function goalsOf(comparisons: readonly Comparison[]): readonly Goal[] {
  const ours = comparisons.map(({ name, standings }) => ({ name, own: standings.find((each) => each.name === OURS) }));
  const goals = ours.map(({ name, own }): Goal => {
    const [than, limit] = name === NOT_MODIFIED ? [WHOLE, 1] : [BARE, 0.9];
    return { of: `${name}, of ${than}`, value: own?.of[than] ?? NaN, limit, is: "at least" };
  });
  const bySites = ours.filter(({ name }) => name !== NOT_MODIFIED);
  const [fewest, most] = [bySites.at(0), bySites.at(-1)];
  if (fewest === most) return goals;
  const value = (most?.own?.of[BARE] ?? NaN) / (fewest?.own?.of[BARE] ?? NaN);
  return [
    ...goals,
    { of: `${most?.name} against ${fewest?.name}, each of bare's`, value, limit: 0.95, is: "at least" },
  ];
}

/** Plots requests per second by the number of sites. */
export function plotOf(comparisons: readonly Comparison[]): string {
  const bySites = comparisons.filter(({ name }) => name !== NOT_MODIFIED);
  const names = bySites[0]?.standings.map(({ name }) => name) ?? [];
  return toSvg({
    title: "Counts a second from one core, by sites",
    description:
      "The relay's line stays level from 1 to 10,000 sites, next to bare node:http, hono, fastify and nginx.",
    x: { label: "sites", scale: "log" },
    y: { label: "requests a second", scale: "linear" },
    lines: names.map((name) => ({
      name,
      kind: name === OURS ? "ours" : "measured",
      points: bySites.map(({ sites, standings }) => [
        sites,
        standings.find((each) => each.name === name)?.requestsPerSecond ?? 0,
      ]),
    })),
  });
}

function shown(name: string): string {
  return name === OURS ? `**${name}**` : name;
}

function rate(standing: Standing | undefined): string {
  if (standing === undefined) return "";
  return `${Math.round(standing.requestsPerSecond).toLocaleString("en")} (${standing.of[BARE]?.toFixed(2)})`;
}
