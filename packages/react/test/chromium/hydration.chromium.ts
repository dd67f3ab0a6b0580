import { execFile } from "node:child_process";
import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "../../../../scripts/launch-chromium.js";
import { bundle, type ReactVersion } from "./bundle.js";
import { complaintsOf } from "./complaints.js";
import { LOCALES } from "./locales.js";

const REACTS: readonly ReactVersion[] = ["18", "19"];
/** Far from all of the browsers', in time and in how numbers are written. */
const SERVER = { TZ: "Pacific/Auckland", LC_ALL: "de_DE.UTF-8", LANG: "de_DE.UTF-8" };
/** With what a clock there shows at 12:00 UTC. */
const ZONES = [
  ["UTC", "12:00"],
  ["Asia/Kolkata", "17:30"],
  ["America/St_Johns", "08:30"],
] as const;

/** What a server writes with one React, by part of the page, and what takes it over. */
interface Built {
  readonly react: ReactVersion;
  readonly html: Readonly<Record<string, string>>;
  readonly script: string;
}

let browser: Browser;
let built: readonly Built[];
beforeAll(async () => {
  [browser, ...built] = await Promise.all([launchChromium(), ...REACTS.map(buildWith)]);
});
afterAll(() => browser.close());

async function buildWith(react: ReactVersion): Promise<Built> {
  const [server, script] = await Promise.all([
    bundle("write-html.tsx", react, { platform: "node", format: "cjs" }),
    bundle("take-over.tsx", react, { platform: "browser", format: "iife" }),
  ]);
  return { react, html: JSON.parse(await outputOf(server)), script };
}

/** What a browser in this time zone complains of while both Reacts take these parts over, and what it shows then. */
async function takeOver(parts: readonly string[], timezoneId: string) {
  const context = await browser.newContext({ timezoneId, locale: "de-CH" });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const roots = built.flatMap(({ react, html }) =>
    parts.map((part) => `<div data-react="${react}" data-in="${part}">${html[part]}</div>`),
  );
  await page.setContent(`<!doctype html><meta charset="utf-8">${roots.join("")}`);
  for (const { script } of built) await page.addScriptTag({ content: script });
  // The count that comes once all is taken over has reached all.
  await page.waitForFunction(() => {
    const waiting = document.querySelectorAll('[data-in]:not([data-in="mistake"], :has([data-observed-at*=":00:01"]))');
    return waiting.length === 0;
  });
  const time = await page.evaluate(() => new Date("2026-01-01T12:00Z").toTimeString().slice(0, 5));
  await context.close();
  return { complaints, time };
}

it.each(ZONES)("is taken over in %s, in five languages, by React 18 and 19 without a complaint", async (zone, time) => {
  expect(await takeOver(LOCALES, zone)).toEqual({ complaints: [], time });
});

it("is complained of where server and browser write different things", async () => {
  const { complaints } = await takeOver(["en", "mistake"], "UTC");
  const hydration = complaints.filter((text) => /hydrat|did not match/i.test(text));
  expect(hydration.length).toBeGreaterThanOrEqual(REACTS.length);
});

/** What a program prints on a server. */
function outputOf(program: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, ["-"], { env: { ...process.env, ...SERVER } }, (error, output) =>
      error ? reject(error) : resolve(output),
    );
    child.stdin?.end(program);
  });
}
