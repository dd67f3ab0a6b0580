import type { Browser, CDPSession, Page } from "playwright";
import { isShort } from "../arguments.ts";
import type { PageServer } from "./page-server.ts";
import type {} from "./pages/stage.tsx";

/** What so many counters cost the page's main thread, in milliseconds. */
export interface Load {
  readonly mount: number;
  readonly poll: number;
  readonly requestsOfPoll: number;
}

/** One visit's measures. */
export interface Visit {
  /** From navigation to the first number on the page, in milliseconds. */
  readonly timeToNumber: number;
  /** From navigation to the whole of the page's HTML, likewise. */
  readonly timeToHtml: number;
  readonly requests: number;
  readonly byCount: Readonly<Record<number, Load>>;
  /** What stays on the heap after all mounts and unmounts, in bytes. */
  readonly kept: number;
}

/** Milliseconds until a page has come to rest, transitions included. */
const REST = isShort ? 100 : 800;

/** Visits a page once, and goes through all that is measured. */
export async function measurePage(
  browser: Browser,
  server: PageServer,
  counts: readonly number[],
  mounts: number,
): Promise<Visit> {
  const page = await browser.newPage();
  try {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Performance.enable");
    await page.addInitScript(noteFirstNumber);
    server.asked = 0;
    await page.goto(server.origin);
    await shows(page, server.visitors, 1);
    const times = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      return { timeToNumber: globalThis.firstNumberAt, timeToHtml: navigation?.domInteractive ?? Number.NaN };
    });
    const requests = server.asked;
    const byCount: Record<number, Load> = {};
    for (const count of counts) byCount[count] = await load(page, devtools, server, count);
    return { ...times, requests, byCount, kept: await keptAfterMounts(page, devtools, mounts) };
  } finally {
    await page.close();
  }
}

async function load(page: Page, devtools: CDPSession, server: PageServer, count: number): Promise<Load> {
  await page.evaluate(() => globalThis.stage.unmount());
  await rest(page);
  const mount = await mainThread(devtools, async () => {
    await page.evaluate((counters) => globalThis.stage.mount(counters), count);
    await shows(page, server.visitors, count);
    await rest(page);
  });
  const idle = await mainThread(devtools, async () => {
    await shows(page, server.visitors, count);
    await rest(page);
  });
  server.visitors = server.visitors === 999 ? 100 : server.visitors + 1;
  server.asked = 0;
  const poll = await mainThread(devtools, async () => {
    await page.evaluate(() => globalThis.stage.poll());
    await shows(page, server.visitors, count);
    await rest(page);
  });
  return { mount: mount - idle, poll: poll - idle, requestsOfPoll: server.asked };
}

/** Milliseconds of tasks on the page's main thread meanwhile. */
async function mainThread(devtools: CDPSession, run: () => Promise<void>): Promise<number> {
  const before = await metric(devtools, "TaskDuration");
  await run();
  return ((await metric(devtools, "TaskDuration")) - before) * 1000;
}

async function metric(devtools: CDPSession, name: string): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return metrics.find((one) => one.name === name)?.value ?? Number.NaN;
}

async function keptAfterMounts(page: Page, devtools: CDPSession, mounts: number): Promise<number> {
  const heap = async () => {
    await rest(page);
    await devtools.send("HeapProfiler.collectGarbage");
    return metric(devtools, "JSHeapUsedSize");
  };
  const mountAndUnmount = (count: number) =>
    page.evaluate(async (times) => {
      for (let time = 0; time < times; time += 1) {
        globalThis.stage.unmount();
        globalThis.stage.mount(1);
        await new Promise((resolve) => setTimeout(resolve));
      }
      globalThis.stage.unmount();
    }, count);
  await mountAndUnmount(20); // What is made once is not what is kept each time.
  const before = await heap();
  await mountAndUnmount(mounts);
  return (await heap()) - before;
}

async function shows(page: Page, number: number, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => globalThis.stage.showing(wanted.number) === wanted.count,
    { number, count },
    { polling: 50 },
  );
}

function rest(page: Page): Promise<void> {
  return page.waitForTimeout(REST);
}

declare global {
  var firstNumberAt: number;
}

/** Runs in the page, ahead of its own scripts. */
function noteFirstNumber(): void {
  const observer = new MutationObserver(() => {
    const stage = document.getElementById("stage");
    const hasNumber = /\d{3}/.test(stage?.textContent ?? "") || stage?.querySelector("number-flow-react") != null;
    if (!hasNumber) return;
    globalThis.firstNumberAt = performance.now();
    observer.disconnect();
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
}
