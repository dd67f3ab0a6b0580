import type { Browser, Page } from "playwright";
import type { PageServer } from "./page-server.ts";
import type {} from "./pages/stage.tsx";

/** How a page came. */
export interface Opening {
  /** From navigation to the first number in the page, in milliseconds. */
  readonly timeToNumber: number;
  /** From navigation to the frame that shows it, likewise. */
  readonly timeToSight: number;
  /** From navigation to the whole of the page's HTML, likewise. */
  readonly timeToHtml: number;
  readonly requests: number;
}

/** Milliseconds that an answer takes from a server nearby: a loopback's, at hand at once, would hide who asks early. */
const LINE = 40;

/** Opens a page in a tab of its own, as over a line. */
export async function measureOpening(browser: Browser, server: PageServer): Promise<Opening> {
  server.wait = LINE;
  const opening = await withPage(browser, (page) => openPage(page, server));
  server.wait = 0;
  return opening;
}

/** Opens a tab, and closes it again. */
export async function withPage<Made>(browser: Browser, use: (page: Page) => Promise<Made>): Promise<Made> {
  const page = await browser.newPage();
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

/** Opens the page in this tab, until one counter shows its number. */
export async function openPage(page: Page, server: PageServer): Promise<Opening> {
  await page.addInitScript(noteFirstNumber);
  server.asked = 0;
  await page.goto(server.origin);
  await showsNumber(page, server.visitors, 1);
  await page.waitForFunction(() => globalThis.firstSightAt !== undefined);
  const times = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const { firstNumberAt: timeToNumber, firstSightAt: timeToSight } = globalThis;
    return { timeToNumber, timeToSight, timeToHtml: navigation?.domInteractive ?? Number.NaN };
  });
  return { ...times, requests: server.asked };
}

/** Until so many counters show this number. */
export async function showsNumber(page: Page, number: number, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => globalThis.stage.showing(wanted.number) === wanted.count,
    { number, count },
    { polling: 50 },
  );
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
