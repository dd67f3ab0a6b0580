import type { Browser, CDPSession, Page } from "playwright";
import { isShort } from "../arguments.ts";
import { median } from "../report/median.ts";
import type { PageServer } from "./page-server.ts";
import type {} from "./pages/stage.tsx";

/** What so many counters cost the page's main thread, in milliseconds. */
export interface Load {
  readonly mount: number;
  readonly poll: number;
  readonly requestsOfPoll: number;
}

/** How a page came. */
interface Opening {
  /** From navigation to the first number in the page, in milliseconds. */
  readonly timeToNumber: number;
  /** From navigation to the frame that shows it, likewise. */
  readonly timeToSight: number;
  /** From navigation to the whole of the page's HTML, likewise. */
  readonly timeToHtml: number;
  readonly requests: number;
}

/** One visit's measures; times are medians of several openings. */
export interface Visit extends Opening {
  readonly byCount: Readonly<Record<number, Load>>;
  /** What stays on the heap after all mounts and unmounts, in bytes. */
  readonly kept: number;
}

/** Milliseconds until a page has come to rest, transitions included. */
const REST = isShort ? 100 : 700;

/** One opening is over in a fifth of a second, and as long again if anything comes between. */
const OPENINGS = isShort ? 1 : 5;

/** Opens a page several times, and goes through all that is measured. */
export async function measurePage(
  browser: Browser,
  server: PageServer,
  counts: readonly number[],
  mounts: number,
): Promise<Visit> {
  const openings: Opening[] = [];
  while (openings.length < OPENINGS) openings.push(await withPage(browser, (page) => open(page, server)));
  return withPage(browser, async (page) => {
    const devtools = await page.context().newCDPSession(page);
    // What the thread did, and not what it waited for.
    await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
    await open(page, server);
    const byCount: Record<number, Load> = {};
    for (const count of counts) byCount[count] = await load(page, devtools, server, count);
    const middle = (of: keyof Opening) => median(openings.map((opening) => opening[of]));
    return {
      timeToNumber: middle("timeToNumber"),
      timeToSight: middle("timeToSight"),
      timeToHtml: middle("timeToHtml"),
      requests: middle("requests"),
      byCount,
      kept: await keptAfterMounts(page, devtools, mounts),
    };
  });
}

async function withPage<Made>(browser: Browser, use: (page: Page) => Promise<Made>): Promise<Made> {
  const page = await browser.newPage();
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

async function open(page: Page, server: PageServer): Promise<Opening> {
  await page.addInitScript(noteFirstNumber);
  server.asked = 0;
  await page.goto(server.origin);
  await shows(page, server.visitors, 1);
  await page.waitForFunction(() => globalThis.firstSightAt !== undefined);
  const times = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const { firstNumberAt: timeToNumber, firstSightAt: timeToSight } = globalThis;
    return { timeToNumber, timeToSight, timeToHtml: navigation?.domInteractive ?? Number.NaN };
  });
  return { ...times, requests: server.asked };
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
  var firstSightAt: number;
}

/** Runs in the page, ahead of its own scripts. */
function noteFirstNumber(): void {
  const observer = new MutationObserver(() => {
    const stage = document.getElementById("stage");
    const hasNumber = /\d{3}/.test(stage?.textContent ?? "") || stage?.querySelector("number-flow-react") != null;
    if (!hasNumber) return;
    globalThis.firstNumberAt = performance.now();
    observer.disconnect();
    // A message that is posted in a frame comes after its paint.
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => (globalThis.firstSightAt = performance.now()));
    port1.start();
    requestAnimationFrame(() => port2.postMessage(null));
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
}
