import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildApp, startApp, startService, type CountingService, type RunningApp, type Settings } from "./built-app.js";

const PAGES = ["/a-counted", "/b-streamed", "/d-streamed", "/e-counted"];
const ROUTES = ["/api/onlookers/default", "/api/node/default"];

/** Each build, with the mark that Next.js gives to its pages: ƒ are rendered per request, ◐ have a part that is. */
const builds: readonly (readonly [name: string, settings: Settings, withToken: boolean, mark: string])[] = [
  ["without the token, with trailingSlash", { NEXT_DIST: ".next/slash", NEXT_TRAILING_SLASH: "1" }, false, "ƒ"],
  ["with the token and pages that revalidate", { NEXT_DIST: ".next/isr", NEXT_ISR: "1" }, true, "ƒ"],
  [
    "without the token, with cacheComponents, standalone",
    { NEXT_DIST: ".next/cached", NEXT_CACHE_COMPONENTS: "1", NEXT_OUTPUT: "standalone" },
    false,
    "◐",
  ],
];

let service: CountingService;

beforeAll(async () => {
  service = await startService();
});

afterAll(async () => {
  service.server.close();
  await rm(join(import.meta.dirname, ".next"), { recursive: true, force: true });
});

describe.each(builds)("a Next.js app, built %s", (_name, settings, withToken, mark) => {
  let output: string;
  let buildCalls: number;
  let app: RunningApp;

  beforeAll(async () => {
    const env = { ACME_TOKEN: "secret", ACME_URL: service.url };
    const callsBefore = service.calls("next");
    output = await buildApp(settings, withToken ? env : {});
    buildCalls = service.calls("next") - callsBefore;
    app = await startApp(settings, env);
  }, 600_000);

  afterAll(() => app.stop());

  it("makes no call while it is built", () => expect(buildCalls).toBe(0));

  const pages = settings.NEXT_ISR === "1" ? [...PAGES, "/c-revalidated", "/plain"] : PAGES;

  it.each(pages)("renders %s per request, whatever was built before it", (page) => {
    expect(output).toContain(`${mark} ${page}\n`);
  });

  it.each([...pages, ...pages.toReversed()])("sends a count of now in the HTML of %s", async (page) => {
    const html = await (await fetch(app.url + page)).text();
    expect(html).toMatch(
      /data-status="(fresh|stale)"[^>]*>.*<span data-part="number">1\d\d<\/span> people on this site/s,
    );
  });

  it.each(ROUTES)("answers %s, by the relay of the pages", async (route) => {
    const count = await (await fetch(app.url + route)).json();
    expect(count).toMatchObject({ site: "default", visitors: expect.any(Number) });
    expect(count.visitors).toBeGreaterThanOrEqual(100);
  });

  it("goes on renewing the count", async () => {
    const visitors = async () => (await (await fetch(`${app.url}/api/onlookers/default`)).json()).visitors;
    const first = await visitors();
    await expect
      .poll(async () => {
        await Promise.all(pages.map((page) => fetch(app.url + page).then((response) => response.text())));
        return visitors();
      })
      .toBeGreaterThan(first);
  });

  it("logs nothing but its start", () => {
    expect(app.log()).not.toMatch(/error|warn|stalled|API resolved/i);
  });
});
