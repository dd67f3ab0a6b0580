import type { Browser, Page } from "playwright";
import type { PageServer } from "./page-server.ts";
import type {} from "./pages/stage.tsx";

/** The times of one page load. */
export interface Opening {
  /** From navigation to the first number in the DOM, in milliseconds. */
  readonly timeToNumber: number;
  /** From navigation to the frame that paints it, in milliseconds. */
  readonly timeToSight: number;
  /** From navigation to the end of the HTML, in milliseconds. */
  readonly timeToHtml: number;
  readonly requests: number;
}

/** The delay of a nearby server. Without one, an early request would have no advantage. */
const DELAY_MS = 40;

/** How long a poll of the slowest contestant may take on a busy machine. */
const PATIENCE_MS = 180_000;

/** Opens a page in a new tab, with the delay of a nearby server. */
export async function measureOpening(browser: Browser, server: PageServer): Promise<Opening> {
  server.delay = DELAY_MS;
  const opening = await withPage(browser, (page) => openPage(page, server));
  server.delay = 0;
  return opening;
}

/** Opens a tab, and closes it afterwards. */
export async function withPage<Made>(browser: Browser, use: (page: Page) => Promise<Made>): Promise<Made> {
  const page = await browser.newPage();
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

/** Opens the page in a tab, and waits until one counter shows its number. */
export async function openPage(page: Page, server: PageServer): Promise<Opening> {
  await page.addInitScript(noteFirstNumber);
  server.requests = 0;
  await page.goto(server.origin);
  await showsNumber(page, server.visitors, 1);
  await page.waitForFunction(() => globalThis.firstSightAt !== undefined);
  const times = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const { firstNumberAt: timeToNumber, firstSightAt: timeToSight } = globalThis;
    return { timeToNumber, timeToSight, timeToHtml: navigation?.domInteractive ?? Number.NaN };
  });
  return { ...times, requests: server.requests };
}

/** Waits until `count` counters show `number`. */
export async function showsNumber(page: Page, number: number, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => globalThis.stage.showing(wanted.number) === wanted.count,
    { number, count },
    { polling: 50, timeout: PATIENCE_MS },
  );
}

declare global {
  var firstNumberAt: number;
  var firstSightAt: number;
}

/** Records the times of the first number. Runs in the page, before its scripts. */
function noteFirstNumber(): void {
  const observer = new MutationObserver(() => {
    const stage = document.getElementById("stage");
    const hasNumber = /\d{3}/.test(stage?.textContent ?? "") || stage?.querySelector("number-flow-react") != null;
    if (!hasNumber) return;
    globalThis.firstNumberAt = performance.now();
    observer.disconnect();
    // A message that is posted in an animation frame arrives after its paint.
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => (globalThis.firstSightAt = performance.now()));
    port1.start();
    requestAnimationFrame(() => port2.postMessage(null));
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
}
