import type { Browser, Page, Request } from "playwright";
import { startStorefront, type Storefront } from "../../server/storefront.ts";
import type { Fault } from "@onlookers/mock";
import type { ServiceName } from "../../shared/demo.ts";

/** A shopper in front of the shop, in a world whose clock a test turns: the services', the relay's and the browser's. */
export interface ShopVisit {
  readonly page: Page;
  readonly shop: Storefront;
  /** All that the browser received, headers and bodies. */
  readonly received: () => Promise<string>;
  /** What the page complained of: errors, warnings, violations of its Content Security Policy. */
  readonly complaints: readonly string[];
  /**
   * Lets time pass for all three, in steps that let each poll be answered.
   *
   * @param isEnough ends it sooner
   */
  pass(seconds: number, isEnough?: () => Promise<boolean>): Promise<void>;
  /** The sum of the browser's own layout-shift entries, also those that follow an input. */
  layoutShift(): Promise<number>;
  /** The shopper comes back to the page. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

/** Options of {@link visitShop}. */
export interface VisitOptions {
  readonly service?: ServiceName;
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
  readonly dir?: "rtl";
  /** How many people the services know on the site at first. */
  readonly visitors?: number;
  /** What is wrong before the page is asked for: with the service, or nothing that it asks of the relay arrives. */
  readonly fault?: Fault | "relay-away";
  /**
   * Who writes the page's HTML.
   *
   * @default "client"
   */
  readonly render?: "client" | "server";
  /** Scripts that the page starts with, whatever its policy. */
  readonly scripts?: readonly string[];
}

const SHOP = "tidekiln";
const STEP_SECONDS = 20;
/** More than the browser's side waits for further pages before it asks for all. */
const GATHER_MS = 100;
/** Milliseconds of real time, the only ones there are: what a hanging service costs a test. */
const READ_TIMEOUT = 1_000;

export async function visitShop(browser: Browser, options: VisitOptions = {}): Promise<ShopVisit> {
  const clock = { now: Date.UTC(2026, 10, 21, 14, 0, 7) };
  const shop = await startStorefront({ now: () => clock.now, timeout: READ_TIMEOUT });
  shop.mock.world.setVisitors(SHOP, options.visitors ?? 23);
  if (typeof options.fault === "object") shop.mock.faults.set(options.service ?? "plausible", options.fault);

  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    colorScheme: options.colorScheme ?? "light",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const reads = trackReads();
  const settlePage = trackRequests(page);
  const settle = async () => {
    await settlePage();
    // What asks for many pages gathers them first: cut short by the next step, it would take that for a timeout.
    await page.clock.runFor(GATHER_MS);
    await settlePage();
    await reads.settle();
  };
  const bodies: Promise<string>[] = [];
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("response", (response) => {
    const headers = response.allHeaders().then((all) => JSON.stringify(all));
    const body = response.text().catch(() => "");
    bodies.push(Promise.all([headers, body]).then((parts) => parts.join("\n")));
  });
  await page.clock.install({ time: clock.now });
  await page.addInitScript(recordShifts);
  for (const content of options.scripts ?? []) await page.addInitScript({ content });
  if (options.fault === "relay-away") await page.route("**/api/onlookers/**", (route) => route.abort());
  const address = new URL(shop.url);
  address.searchParams.set("service", options.service ?? "plausible");
  if (options.render) address.searchParams.set("render", options.render);
  if (options.dir) address.searchParams.set("dir", options.dir);
  await page.goto(address.href);
  await settle();

  return {
    page,
    shop,
    complaints,
    received: async () => (await Promise.all(bodies)).join("\n"),
    async pass(seconds, isEnough = async () => false) {
      for (let passed = 0; passed < seconds; passed += STEP_SECONDS) {
        clock.now += STEP_SECONDS * 1000;
        await page.clock.fastForward(STEP_SECONDS * 1000);
        await settle();
        if (await isEnough()) return;
      }
    },
    layoutShift: () => page.evaluate(() => Number(document.documentElement.dataset["shift"] ?? 0)),
    async reload() {
      await page.reload();
      await settle();
    },
    async close() {
      await context.close();
      await shop.close();
      reads.stop();
    },
  };
}

/** Follows what the relay reads, so that the clock isn't turned while a reading is under way. */
function trackReads(): { settle: () => Promise<void>; stop: () => void } {
  const real = globalThis.fetch;
  const underWay = new Set<Promise<unknown>>();
  globalThis.fetch = (...call) => {
    const answer = real(...call);
    const settled = answer.then(
      (response) =>
        response
          .clone()
          .text()
          .catch(() => ""),
      () => "",
    );
    underWay.add(settled);
    void settled.finally(() => underWay.delete(settled));
    return answer;
  };
  return {
    settle: async () => void (await Promise.all(underWay)),
    stop: () => void (globalThis.fetch = real),
  };
}

/** @returns waits until no request is under way and the page has taken in what came */
function trackRequests(page: Page): () => Promise<void> {
  const underWay = new Set<Request>();
  page.on("request", (request) => underWay.add(request));
  page.on("requestfinished", (request) => underWay.delete(request));
  page.on("requestfailed", (request) => underWay.delete(request));
  return async () => {
    await page.evaluate(() => {});
    for (const request of underWay) await request.response().then((response) => response?.finished());
    await page.evaluate(() => new Promise((resolve) => queueMicrotask(() => resolve(undefined))));
  };
}

function recordShifts(): void {
  new PerformanceObserver((list) => {
    const sum = list.getEntries().reduce((all, entry) => all + Number("value" in entry ? entry.value : 0), 0);
    const root = document.documentElement;
    root.dataset["shift"] = String(Number(root.dataset["shift"] ?? 0) + sum);
  }).observe({ type: "layout-shift", buffered: true });
}
