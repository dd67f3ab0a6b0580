import type { Browser, Page, Request } from "playwright";
import { startStorefront, type Storefront } from "../../server/storefront.ts";
import type { Fault, PinnedVisitors } from "@onlookers/mock";
import type { ServiceName } from "../../shared/demo.ts";

/** The services that a visit can select, for scripts outside the shop. */
export { SERVICE_NAMES as services } from "@onlookers/mock";

/** A page of the shop in a browser. The test controls the clock of the services, the relay and the browser. */
export interface ShopVisit {
  readonly page: Page;
  readonly shop: Storefront;
  /** The headers and bodies of all responses so far. */
  readonly received: () => Promise<string>;
  /** Errors, warnings, and violations of the Content Security Policy. */
  readonly complaints: readonly string[];
  /**
   * Advances the clock in steps of 20 seconds, and waits for the requests of each.
   *
   * @param isDone stops early
   */
  pass(seconds: number, isDone?: () => Promise<boolean>): Promise<void>;
  /** The sum of all layout-shift entries, including those shortly after an input. */
  layoutShift(): Promise<number>;
  reload(): Promise<void>;
  /** Loads the page with another service. */
  show(service: ServiceName): Promise<void>;
  close(): Promise<void>;
}

/** Options of {@link visitShop}. */
export interface VisitOptions {
  readonly service?: ServiceName;
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
  readonly dir?: "rtl";
  /**
   * The number of people on the site, or on each page.
   *
   * @default 23
   */
  readonly visitors?: PinnedVisitors;
  /** A fault of the service, or of the connection to the relay, before the page loads. */
  readonly fault?: Fault | "relay-unreachable";
  /**
   * The renderer of the page's HTML.
   *
   * @default "client"
   */
  readonly render?: "client" | "server";
  /** Scripts that run before the page's own, exempt from its Content Security Policy. */
  readonly scripts?: readonly string[];
}

const SHOP = "tidekiln";
const STEP_SECONDS = 20;
/** Longer than the client waits for further pages to request together. */
const BATCH_MS = 100;
/** The relay's timeout in real time: the cost of a hanging service to a test. */
const READ_TIMEOUT_MS = 1_000;

/** Starts a shop, and loads its page in a new browser context. */
export async function visitShop(browser: Browser, options: VisitOptions = {}): Promise<ShopVisit> {
  const clock = { now: Date.UTC(2026, 10, 21, 14, 0, 7) };
  const shop = await startStorefront({ now: () => clock.now, timeout: READ_TIMEOUT_MS });
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
    // The next step would otherwise end the batching wait and the request's timeout at once.
    await page.clock.runFor(BATCH_MS);
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
  if (options.fault === "relay-unreachable") await page.route("**/api/onlookers/**", (route) => route.abort());
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
    async pass(seconds, isDone = async () => false) {
      for (let passed = 0; passed < seconds; passed += STEP_SECONDS) {
        clock.now += STEP_SECONDS * 1000;
        await page.clock.fastForward(STEP_SECONDS * 1000);
        await settle();
        if (await isDone()) return;
      }
    },
    layoutShift: () => page.evaluate(() => Number(document.documentElement.dataset["shift"] ?? 0)),
    async reload() {
      await page.reload();
      await settle();
    },
    async show(service) {
      address.searchParams.set("service", service);
      await page.goto(address.href);
      await settle();
    },
    async close() {
      await context.close();
      await shop.close();
      reads.stop();
    },
  };
}

/** Tracks the relay's calls, so that the clock does not advance while one is in flight. */
function trackReads(): { settle: () => Promise<void>; stop: () => void } {
  const real = globalThis.fetch;
  const inFlight = new Set<Promise<unknown>>();
  globalThis.fetch = (...call) => {
    const response = real(...call);
    const settled = response.then(
      (response) =>
        response
          .clone()
          .text()
          .catch(() => ""),
      () => "",
    );
    inFlight.add(settled);
    void settled.finally(() => inFlight.delete(settled));
    return response;
  };
  return {
    settle: async () => void (await Promise.all(inFlight)),
    stop: () => void (globalThis.fetch = real),
  };
}

/** @returns waits until no request is in flight and the page has processed the responses */
function trackRequests(page: Page): () => Promise<void> {
  const inFlight = new Set<Request>();
  page.on("request", (request) => inFlight.add(request));
  page.on("requestfinished", (request) => inFlight.delete(request));
  page.on("requestfailed", (request) => inFlight.delete(request));
  return async () => {
    await page.evaluate(() => {});
    for (const request of inFlight) await request.response().then((response) => response?.finished());
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
