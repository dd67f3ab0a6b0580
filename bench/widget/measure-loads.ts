import type { Browser, CDPSession, Page } from "playwright";
import { openPage, showsNumber, withPage } from "./open-page.ts";
import type { PageServer } from "./page-server.ts";
import type {} from "./pages/stage.tsx";
import { rest } from "./rest.ts";

/** The time that a number of counters takes on the main thread, in milliseconds. */
export interface Load {
  readonly mount: number;
  readonly poll: number;
  readonly requestsOfPoll: number;
}

/** Loads by the number of counters. */
export type Loads = Readonly<Record<number, Load>>;

/** Opens a page, mounts each of the given numbers of counters in turn, and lets them poll once. */
export async function measureLoads(browser: Browser, server: PageServer, counts: readonly number[]): Promise<Loads> {
  return withPage(browser, async (page) => {
    const devtools = await page.context().newCDPSession(page);
    // Counts the processor time of the thread, not the time that it waits.
    await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
    await openPage(page, server);
    const loads: Record<number, Load> = {};
    for (const count of counts) loads[count] = await load(page, devtools, server, count);
    return loads;
  });
}

async function load(page: Page, devtools: CDPSession, server: PageServer, count: number): Promise<Load> {
  await page.evaluate(() => globalThis.stage.unmount());
  await rest(page);
  const mount = await mainThread(devtools, async () => {
    await page.evaluate((counters) => globalThis.stage.mount(counters), count);
    await showsNumber(page, server.visitors, count);
    await rest(page);
  });
  const idle = await mainThread(devtools, async () => {
    await showsNumber(page, server.visitors, count);
    await rest(page);
  });
  const pollOnce = async () => {
    server.visitors = server.visitors === 999 ? 100 : server.visitors + 1;
    server.requests = 0;
    await page.evaluate(() => globalThis.stage.poll());
    await showsNumber(page, server.visitors, count);
    await rest(page);
  };
  // The first change of a number also replaces its words. Measures the second one, as all later ones are.
  await pollOnce();
  const poll = await mainThread(devtools, pollOnce);
  return { mount: mount - idle, poll: poll - idle, requestsOfPoll: server.requests };
}

/** The duration of all tasks on the main thread during `run`, in milliseconds. */
async function mainThread(devtools: CDPSession, run: () => Promise<void>): Promise<number> {
  const before = await metric(devtools, "TaskDuration");
  await run();
  return ((await metric(devtools, "TaskDuration")) - before) * 1000;
}

async function metric(devtools: CDPSession, name: string): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return metrics.find((one) => one.name === name)?.value ?? Number.NaN;
}
