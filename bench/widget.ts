// What a counter costs the page, next to what a shop would use instead. `pnpm bench widget`, 5 minutes.
// Needs a build and a Chromium.
import { chromium } from "playwright";
import { chromiumArgs, chromiumPath, systemChromiumPath } from "../scripts/chromium.ts";
import { isShort } from "./arguments.ts";
import { holdTo, verdict } from "./report/goal.ts";
import { file } from "./report/report.ts";
import { buildPages } from "./widget/build-pages.ts";
import { contestants, contestantOf, type ContestantName } from "./widget/contestants.ts";
import { measureKept } from "./widget/measure-kept.ts";
import { measureLoads, type Loads } from "./widget/measure-loads.ts";
import { measureOpening, type Opening } from "./widget/open-page.ts";
import { servePage, type PageServer } from "./widget/page-server.ts";
import { goalsOf, plotOf, tablesOf, type Standing } from "./widget/summary.ts";

const OPENINGS = isShort ? 1 : 9;
const VISITS = isShort ? 1 : 2;
const COUNTS = isShort ? [1, 10] : [1, 100, 1000];
const MOUNTS = isShort ? 20 : 1000;

const names = Object.keys(contestants) as ContestantName[];
const pages = await buildPages();
const openings = new Map<ContestantName, Opening[]>(names.map((name) => [name, []]));
const visits = new Map<ContestantName, Loads[]>(names.map((name) => [name, []]));
const kept = new Map<ContestantName, number>();
const bytes = new Map<ContestantName, number>();

// As shoppers have it, where there is one.
const executablePath = systemChromiumPath() ?? (await chromiumPath());
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: [...chromiumArgs] });

/** All take turns in each round, so that a busy moment of the machine meets all. */
async function takeTurns(
  what: string,
  rounds: number,
  measure: (name: ContestantName, server: PageServer) => Promise<void>,
): Promise<void> {
  for (let round = 1; round <= rounds; round += 1) {
    console.log(`${what}: ${round} of ${rounds} …`);
    for (const name of names) {
      const server = await servePage(pages.get(name) ?? new Map(), contestantOf(name).rendersCount ?? false);
      await measure(name, server);
      server.close();
    }
  }
}

try {
  // The first find a browser that has yet to load its own parts.
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
}

const standings: readonly Standing[] = names.map((name) => ({
  name,
  bytes: bytes.get(name) ?? Number.NaN,
  openings: openings.get(name) ?? [],
  visits: visits.get(name) ?? [],
  kept: kept.get(name) ?? Number.NaN,
}));
const goals = goalsOf(standings, COUNTS);
const text = [...tablesOf(standings, COUNTS, MOUNTS), goals.map(verdict).join("\n")].join("\n\n");
console.log(`\n${text}\n`);
const plots = isShort ? {} : { "poll-by-counters.svg": plotOf(standings, COUNTS) };
await file({ name: "widget", numbers: standings, text, plots });
holdTo(goals);
