// Measures what a counter costs a page, next to what an app would use instead. `pnpm bench widget [checkout]`, 8 minutes.
// Needs a build and a Chromium.
import { chromium } from "playwright";
import { chromiumArgs, chromiumPath, systemChromiumPath } from "../scripts/chromium.ts";
import { benchArguments, isShort } from "./arguments.ts";
import { holdTo, verdict } from "./report/goal.ts";
import { file } from "./report/report.ts";
import { buildPages } from "./widget/build-pages.ts";
import { contestantsWith, type ContestantName } from "./widget/contestants.ts";
import { measureKept } from "./widget/measure-kept.ts";
import { measureLoads, type Loads } from "./widget/measure-loads.ts";
import { measureOpening, type Opening } from "./widget/open-page.ts";
import { servePage, type PageServer } from "./widget/page-server.ts";
import { goalsOf, plotOf, tablesOf, type Results } from "./widget/summary.ts";

const OPENINGS = isShort ? 1 : 9;
const VISITS = isShort ? 1 : 3;
const COUNTS = isShort ? [1, 10] : [1, 100, 1000];
const MOUNTS = isShort ? 20 : 1000;

const contestants = contestantsWith(benchArguments[0]);
const names = [...contestants.keys()];
const pages = await buildPages(contestants);
const openings = new Map<ContestantName, Opening[]>(names.map((name) => [name, []]));
const visits = new Map<ContestantName, Loads[]>(names.map((name) => [name, []]));
const kept = new Map<ContestantName, number>();
const bytes = new Map<ContestantName, number>();

// Prefers the system's Chromium, which is the one that people use.
const executablePath = systemChromiumPath() ?? (await chromiumPath());
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: [...chromiumArgs] });

/** Measures all contestants in turn in each round, so that a busy moment of the machine affects all of them. */
async function takeTurns(
  what: string,
  rounds: number,
  measure: (name: ContestantName, server: PageServer) => Promise<void>,
): Promise<void> {
  for (let round = 1; round <= rounds; round += 1) {
    console.log(`${what}: ${round} of ${rounds} …`);
    for (const [name, { rendersCount = false, isBare = false }] of contestants) {
      const server = await servePage({ folder: pages.folderOf(name), rendersCount, isBare });
      await measure(name, server);
      server.close();
    }
  }
}

try {
  // In the first pages, the browser still loads its own parts.
  await takeTurns("warming up", 1, async (_, server) => void (await measureOpening(browser, server)));
  await takeTurns("opening", OPENINGS, async (name, server) => {
    openings.get(name)?.push(await measureOpening(browser, server));
    bytes.set(name, server.bytes());
  });
  await takeTurns("visiting", VISITS, async (name, server) => {
    visits.get(name)?.push(await measureLoads(browser, server, COUNTS));
  });
  await takeTurns("mounting", 1, async (name, server) => {
    kept.set(name, await measureKept(browser, server, MOUNTS));
  });
} finally {
  await browser.close();
  await pages.remove();
}

const results: readonly Results[] = [...contestants].map(([name, { title }]) => ({
  name,
  title,
  bytes: bytes.get(name) ?? Number.NaN,
  openings: openings.get(name) ?? [],
  visits: visits.get(name) ?? [],
  kept: kept.get(name) ?? Number.NaN,
}));
const goals = goalsOf(results, COUNTS);
const text = [...tablesOf(results, COUNTS, MOUNTS), goals.map(verdict).join("\n")].join("\n\n");
console.log(`\n${text}\n`);
const plots = isShort ? {} : { "poll-by-counters.svg": plotOf(results, COUNTS) };
await file({ name: "widget", numbers: results, text, plots });
holdTo(goals);
