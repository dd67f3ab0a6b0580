import type { Goal } from "../report/goal.ts";
import { toSvg } from "../report/plot.ts";
import { toTable } from "../report/table.ts";
import type { Standing } from "./rounds.ts";

/** All contestants at one task. */
export interface Comparison {
  readonly name: string;
  readonly sites: number;
  readonly standings: readonly Standing[];
}

const OURS = "onlookers relay";

/** Requests a second for each task, then what one of them costs in time. */
export function tablesOf(comparisons: readonly Comparison[]): readonly string[] {
  const names = comparisons[0]?.standings.map(({ name }) => name) ?? [];
  const standing = (comparison: Comparison, name: string) => comparison.standings.find((each) => each.name === name);
  const rates = names.map((name) => [
    shown(name),
    ...comparisons.map((comparison) => rate(standing(comparison, name))),
  ]);
  const first = comparisons[0];
  const times = names.map((name) => {
    const own = first === undefined ? undefined : standing(first, name);
    return [shown(name), milliseconds(own?.p50), milliseconds(own?.p99), own?.cpuMicroseconds?.toFixed(1) ?? "?"];
  });
  return [
    toTable([["requests a second (of bare)", ...comparisons.map(({ name }) => name)], ...rates]),
    toTable([[`${first?.name ?? ""}, milliseconds`, "p50", "p99", "processor, µs an answer"], ...times]),
  ];
}

/** The relay against bare node:http, and against itself with fewer sites. */
export function goalsOf(comparisons: readonly Comparison[]): readonly Goal[] {
  const ours = comparisons.map(({ name, standings }) => ({ name, own: standings.find((each) => each.name === OURS) }));
  const goals = ours.map(({ name, own }): Goal => {
    const limit = name === "not modified" ? 1 : 0.9;
    return { of: `${name}, of bare node:http`, value: own?.ofBare ?? NaN, limit, is: "at least" };
  });
  const bySites = ours.filter(({ name }) => name !== "not modified");
  const [fewest, most] = [bySites.at(0), bySites.at(-1)];
  if (fewest === most) return goals;
  const value = (most?.own?.ofBare ?? NaN) / (fewest?.own?.ofBare ?? NaN);
  return [
    ...goals,
    { of: `${most?.name} against ${fewest?.name}, each of bare's`, value, limit: 0.95, is: "at least" },
  ];
}

/** Requests a second by the number of sites. */
export function plotOf(comparisons: readonly Comparison[]): string {
  const bySites = comparisons.filter(({ name }) => name !== "not modified");
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
  return `${Math.round(standing.requestsPerSecond).toLocaleString("en")} (${standing.ofBare.toFixed(2)})`;
}

function milliseconds(value: number | undefined): string {
  return value?.toFixed(2) ?? "";
}
