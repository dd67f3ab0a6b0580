// What a counter costs the page, next to what a shop would use instead. `pnpm bench widget`, 5 minutes.
// Needs a build and a Chromium.
import { chromium } from "playwright";
import { chromiumArgs, chromiumPath, wholeChromiumPath } from "../scripts/chromium.ts";
import { isShort } from "./arguments.ts";
import { holdTo, verdict } from "./report/goal.ts";
import { file } from "./report/report.ts";
import { buildPages } from "./widget/build-pages.ts";
import { contestants, contestantOf, type ContestantName } from "./widget/contestants.ts";
import { measurePage, type Visit } from "./widget/measure-page.ts";
import { servePage } from "./widget/page-server.ts";
import { goalsOf, plotOf, tablesOf, type Standing } from "./widget/summary.ts";

const ROUNDS = isShort ? 1 : 2;
const COUNTS = isShort ? [1, 10] : [1, 100, 1000];
const MOUNTS = isShort ? 20 : 1000;

const names = Object.keys(contestants) as ContestantName[];
const pages = await buildPages();
const bytes = new Map<ContestantName, number>();
const visits = new Map<ContestantName, Visit[]>(names.map((name) => [name, []]));

// As shoppers have it, where there is one.
const executablePath = wholeChromiumPath() ?? (await chromiumPath());
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: [...chromiumArgs] });
try {
  // All in each round, so that a busy moment of the machine meets all.
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const name of names) {
      console.log(`round ${round} of ${ROUNDS}: ${name} …`);
      const server = await servePage(pages.get(name) ?? new Map(), contestantOf(name).rendersCount ?? false);
      visits.get(name)?.push(await measurePage(browser, server, COUNTS, MOUNTS));
      bytes.set(name, server.bytes());
      server.close();
    }
  }
} finally {
  await browser.close();
}

const standings: readonly Standing[] = names.map((name) => ({
  name,
  bytes: bytes.get(name) ?? Number.NaN,
  visits: visits.get(name) ?? [],
}));
const goals = goalsOf(standings, COUNTS);
const text = [...tablesOf(standings, COUNTS, MOUNTS), goals.map(verdict).join("\n")].join("\n\n");
console.log(`\n${text}\n`);
const plots = isShort ? {} : { "poll-by-counters.svg": plotOf(standings, COUNTS) };
await file({ name: "widget", numbers: standings, text, plots });
holdTo(goals);
