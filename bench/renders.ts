// Counts the requests and renders of 200 counters and 200 cards with React's Profiler, by what a poll returns.
// `pnpm bench renders`, 5 s. Takes the source, so it needs no build.
import { join } from "node:path";
import { builtinEnvironments } from "vitest/runtime";
import { cardSituations, counterSituations, type Situation } from "./renders/situations.ts";
import { pass, stopClocks } from "./renders/stopped-clocks.ts";
import { holdTo, verdict, type Goal } from "./report/goal.ts";
import { file } from "./report/report.ts";
import { toTable } from "./report/table.ts";
import { loadFromSource } from "./source/bundle.ts";
import type * as Profiled from "./widget/renders/profiled-page.tsx";
import { MANY } from "./widget/renders/shop-pages.ts";

// React looks for a browser when it is loaded.
await builtinEnvironments.jsdom.setup(globalThis, {});
stopClocks();
const { mountCards, mountCounters, version } = await loadFromSource<typeof Profiled>(
  join(import.meta.dirname, "widget/renders/profiled-page.tsx"),
);

interface Row extends Profiled.Seen {
  readonly title: string;
  readonly requests: number;
}

async function measure(page: Profiled.ProfiledPage, all: readonly Situation[]): Promise<Row[]> {
  const { relay, seen } = page;
  const rows: Row[] = [];
  for (const { title, begin, seconds } of all) {
    begin?.(relay);
    const before = { ...seen, requests: relay.requests };
    await pass(seconds);
    const requests = relay.requests - before.requests;
    if (requests === 0) throw new Error(`"${title}" made no request, so its renders mean nothing.`);
    rows.push({
      title,
      requests,
      commits: seen.commits - before.commits,
      rendered: seen.rendered - before.rendered,
    });
  }
  page.unmount();
  return rows;
}

const counters = await measure(mountCounters(), counterSituations);
const cards = await measure(mountCards(), cardSituations);

const [, same, alike, another] = counters;
const [, sameNumbers, twoOthers, allOthers] = cards;

function goal(of: string, value: number | undefined, is: Goal["is"], limit: number): Goal {
  return { of, value: value ?? Number.NaN, limit, is, isExact: true };
}

const goals = [
  goal("requests of a poll, for all counters", same?.requests, "at most", 1),
  goal("commits of the same number", same?.commits, "at most", 0),
  goal("commits of another number in the same sentence", alike?.commits, "at most", 0),
  // Proves that the Profiler counts at all.
  goal("counters rendered for another sentence", another?.rendered, "at least", MANY),
  goal("requests of a poll, for all cards", sameNumbers?.requests, "at most", MANY / 50),
  goal("commits of the same numbers", sameNumbers?.commits, "at most", 0),
  goal("cards rendered for other numbers on two pages", twoOthers?.rendered, "at most", 2),
  goal("cards rendered for other numbers on all", allOthers?.rendered, "at least", MANY),
];

function tableOf(what: string, rows: readonly Row[]): string {
  const cells = rows.map(({ title, ...numbers }) => [
    title,
    ...[numbers.requests, numbers.commits, numbers.rendered].map(String),
  ]);
  return toTable([[`${MANY} ${what}`, "requests", "commits", `${what} rendered`], ...cells]);
}

const text = [tableOf("counters", counters), tableOf("cards", cards), goals.map(verdict).join("\n")].join("\n\n");
console.log(`\n${text}\n`);
await file({ name: "renders", numbers: { counters, cards }, versions: [`React ${version}`], text });
holdTo(goals);
