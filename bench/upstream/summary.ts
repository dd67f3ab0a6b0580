import { toSvg } from "../report/plot.ts";
import { toTable } from "../report/table.ts";
import { nginxReads, sampleReads } from "./rivals.ts";
import type { Scenario } from "./scenario.ts";
import type { Outcome } from "./simulate.ts";

/** One scenario with increasing values of one parameter. */
export interface Series {
  readonly name: string;
  readonly by: "shoppers" | "tabs" | "sites" | "instances";
  readonly points: readonly { readonly scenario: Scenario; readonly outcome: Outcome | null }[];
}

/** By visitors, tabs, sites and instances. Brackets contain the multiple of the limit. */
export function tablesOf(
  byShoppers: readonly Series[],
  byTabs: Series,
  bySites: Series,
  byInstances: readonly Series[],
): readonly string[] {
  return [
    toTable([
      headOf("reads an hour, by shoppers", byShoppers[0]),
      ...byShoppers.flatMap((series) => [ours(series), sampled(series), cached(series)]),
    ]),
    toTable([headOf("by tabs", byTabs), ours(byTabs), sampled(byTabs), cached(byTabs)]),
    toTable([headOf("by sites", bySites), ours(bySites), sampled(bySites), cached(bySites)]),
    toTable([
      headOf("by instances", byInstances[0]),
      ...byInstances.flatMap((series, index) => (index % 2 === 0 ? [ours(series)] : [ours(series), cached(series)])),
    ]),
  ];
}

/** Plots reads per hour by visitors, for the service with the lowest limit. */
export function plotOf(byShoppers: readonly Series[]): string {
  const series = byShoppers[0];
  const points = series?.points ?? [];
  const limit = points[0]?.scenario.service.readsPerHour ?? 0;
  const by = (reads: (point: Series["points"][number]) => number) =>
    points.map((point) => [point.scenario.shoppers, reads(point)] as const);
  return toSvg({
    title: `Reads an hour by shoppers: ${series?.name ?? ""}`,
    description:
      "The service's own sample crosses the limit at the second shopper and goes on rising; the relay's line stays level below it from 1 to 1,000,000 shoppers.",
    x: { label: "shoppers on the page", scale: "log" },
    y: { label: "reads an hour", scale: "log" },
    lines: [
      { name: "the service's sample", points: by(({ scenario }) => sampleReads(scenario)) },
      { name: `limit, ${limit}`, kind: "limit", points: by(() => limit) },
      { name: "5 nginx", points: by(({ scenario }) => nginxReads({ ...scenario, instances: 5 }, intervalOf(series))) },
      { name: "onlookers relay", kind: "ours", points: by(({ outcome }) => outcome?.readsPerHour ?? 0) },
    ],
  });
}

function headOf(name: string, series: Series | undefined): string[] {
  const { by = "shoppers", points = [] } = series ?? {};
  const crowd = by === "shoppers" ? "" : `, ${number(points[0]?.scenario.shoppers ?? 0)} shoppers`;
  return [name + crowd, ...points.map(({ scenario }) => number(scenario[by] ?? 1))];
}

function ours({ name, points }: Series): string[] {
  return [
    `${name}: **relay**`,
    ...points.map(({ scenario, outcome }) => (outcome === null ? "refused" : ofLimit(outcome.readsPerHour, scenario))),
  ];
}

function sampled({ name, points }: Series): string[] {
  return [`${name}: its sample`, ...points.map(({ scenario }) => ofLimit(sampleReads(scenario), scenario))];
}

function cached(series: Series): string[] {
  const interval = intervalOf(series);
  return [
    `${series.name.replace(/, without$/, "")}: nginx`,
    ...series.points.map(({ scenario }) => ofLimit(nginxReads(scenario, interval), scenario)),
  ];
}

/** The interval of the relay for one site and one instance. */
function intervalOf(series: Series | undefined): number {
  const provider = series?.points[0]?.scenario.service.provider(0);
  return provider?.intervalSeconds ?? NaN;
}

function ofLimit(reads: number, { service }: Scenario): string {
  const times = reads / service.readsPerHour;
  return times <= 1 ? number(reads) : `${number(reads)} (${number(times)}×)`;
}

function number(value: number): string {
  return value.toLocaleString("en", { maximumSignificantDigits: 4 });
}
