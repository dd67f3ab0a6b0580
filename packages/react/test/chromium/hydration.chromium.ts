import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "../../../../scripts/launch-chromium.js";
import { buildHydration, REACTS, type Hydration } from "./build-hydration.js";
import { collectWarnings } from "./collect-warnings.js";
import { LOCALES } from "./locales.js";

/** Time zones with their local time at 12:00 UTC. */
const ZONES = [
  ["UTC", "12:00"],
  ["Asia/Kolkata", "17:30"],
  ["America/St_Johns", "08:30"],
] as const;

let browser: Browser;
let built: readonly Hydration[];
beforeAll(async () => {
  [browser, ...built] = await Promise.all([launchChromium(), ...REACTS.map(buildHydration)]);
});
afterAll(() => browser.close());

/** Hydrates these parts with both versions of React in a browser of this time zone. */
async function hydrate(parts: readonly string[], timezoneId: string, before = "") {
  const context = await browser.newContext({ timezoneId, locale: "de-CH" });
  const page = await context.newPage();
  const warnings = collectWarnings(page);
  const roots = built.flatMap(({ react, html }) =>
    parts.map((part) => `<div data-react="${react}" data-in="${part}">${html[part]}</div>`),
  );
  await page.setContent(`<!doctype html><meta charset="utf-8">${roots.join("")}`);
  const nodes = await page.$$("[data-onlookers]");
  if (before !== "") await page.addScriptTag({ content: before });
  for (const { script } of built) await page.addScriptTag({ content: script });
  // Each part shows the count that is emitted after the hydration.
  await page.waitForFunction(() => {
    const waiting = document.querySelectorAll('[data-in]:not([data-in="mistake"], :has([data-observed-at*=":00:01"]))');
    return waiting.length === 0;
  });
  const kept = await Promise.all(nodes.map((node) => node.evaluate(({ isConnected }) => isConnected)));
  const texts = await page.locator('[data-in] [data-observed-at] [data-part="text"]').allTextContents();
  const time = await page.evaluate(() => new Date("2026-01-01T12:00Z").toTimeString().slice(0, 5));
  await context.close();
  return { warnings, time, texts, lost: kept.filter((isKept) => !isKept).length };
}

it.each(ZONES)(
  "components hydrate in %s, in six locales, with React 18 and 19, without a warning",
  async (zone, time) => {
    expect(await hydrate(LOCALES, zone)).toMatchObject({ warnings: [], time });
  },
);

/** Other data of ICU than the server's: writes digits in another script, as older systems do in Arabic. */
const OTHER_ICU = `{
  const { get } = Object.getOwnPropertyDescriptor(Intl.NumberFormat.prototype, "format");
  Object.defineProperty(Intl.NumberFormat.prototype, "format", {
    get() {
      return (n) => get.call(this)(n).replace(/\\d/g, (digit) => String.fromCharCode(0x0966 + Number(digit)));
    },
  });
}`;

it("components hydrate without a warning in a browser that formats numbers in another way than the server", async () => {
  const { warnings, lost, texts } = await hydrate(LOCALES, "UTC", OTHER_ICU);
  expect(warnings).toEqual([]);
  expect(lost).toBe(0);
  // A text is wholly the server's or wholly the browser's.
  expect(texts.filter((text) => /[0-9]/.test(text) && /[०-९]/.test(text))).toEqual([]);
  expect(texts.join()).toContain("४,३२१");
});

it("a hydration mismatch causes a warning", async () => {
  const { warnings } = await hydrate(["en", "mistake"], "UTC");
  const hydration = warnings.filter((text) => /hydrat|did not match/i.test(text));
  expect(hydration.length).toBeGreaterThanOrEqual(REACTS.length);
});
