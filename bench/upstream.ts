// Counts the reads per hour of a service, by visitors, tabs, sites and instances: the relay and its client in virtual
// time, next to the service's own sample and nginx, calculated. `pnpm bench upstream`, 2 minutes.
import { isShort } from "./arguments.ts";
import { holdTo, verdict, type Goal } from "./report/goal.ts";
import { file } from "./report/report.ts";
import { PLAUSIBLE, VERSATAILOR, ZTAS, type Scenario } from "./upstream/scenario.ts";
import { simulate } from "./upstream/simulate.ts";
import { plotOf, tablesOf, type Series } from "./upstream/summary.ts";

const SHOPPERS = isShort ? [1, 100] : [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];
const SITES = isShort ? [1, 5] : [1, 5, 10, 20, 40];
const TABS = isShort ? [1, 3] : [1, 3, 10, 100];
const INSTANCES = isShort ? [1, 2] : [1, 2, 5, 10, 50];
const CROWD = isShort ? 20 : 1_000;

async function live(name: string, by: Series["by"], scenarios: readonly Scenario[]): Promise<Series> {
  const points: Series["points"][number][] = [];
  for (const scenario of scenarios) {
    points.push({ scenario, outcome: await simulate(scenario) });
  }
  console.log(`${name} …`);
  return { name, by, points };
}

const byShoppers: Series[] = [];
for (const service of [VERSATAILOR, PLAUSIBLE, ZTAS]) {
  const scenarios = SHOPPERS.map((shoppers) => ({ service, shoppers }));
  byShoppers.push(await live(service.name, "shoppers", scenarios));
}
const tabs = TABS.map((many) => ({ service: VERSATAILOR, shoppers: CROWD, tabs: many }));
const byTabs = await live(VERSATAILOR.name, "tabs", tabs);
const sites = SITES.map((many) => ({ service: PLAUSIBLE, shoppers: CROWD, sites: many }));
const bySites = await live("Plausible, all on one token", "sites", sites);
const byInstances: Series[] = [];
for (const service of [VERSATAILOR, PLAUSIBLE]) {
  for (const isShared of [true, false]) {
    const scenarios = INSTANCES.map((instances) => ({ service, shoppers: CROWD, instances, isShared }));
    byInstances.push(
      await live(`${service.name}, ${isShared ? "with a shared store" : "without"}`, "instances", scenarios),
    );
  }
}

const all = [...byShoppers, byTabs, bySites, ...byInstances];
const shares = all.flatMap(({ points }) =>
  points.flatMap(({ scenario, outcome }) =>
    outcome === null ? [] : outcome.readsPerHour / scenario.service.readsPerHour,
  ),
);
const rises = byShoppers.map(({ points }) => {
  const many = points.slice(-2).map(({ outcome }) => outcome?.readsPerHour ?? NaN);
  return Math.max(...many) / (points.at(isShort ? 0 : 2)?.outcome?.readsPerHour ?? NaN);
});
const goals: readonly Goal[] = [
  { of: "most reads an hour anywhere, of the service's limit", value: Math.max(...shares), limit: 1, is: "at most" },
  { of: "reads for a million shoppers, of those for a hundred", value: Math.max(...rises), limit: 1.02, is: "at most" },
];
const text = [...tablesOf(byShoppers, byTabs, bySites, byInstances), goals.map(verdict).join("\n")].join("\n\n");
console.log(`\n${text}\n`);
const plots = isShort ? {} : { "reads-by-shoppers.svg": plotOf(byShoppers) };
await file({
  name: "upstream",
  numbers: all.map(({ name, by, points }) => ({ name, by, points: points.map(plain) })),
  text,
  plots,
});
holdTo(goals);

function plain({ scenario, outcome }: Series["points"][number]): unknown {
  return { ...scenario, service: scenario.service.name, outcome };
}
