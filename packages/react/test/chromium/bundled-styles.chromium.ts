import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright";
import { build, type Plugin } from "vite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "../../../../scripts/launch-chromium.js";

const SOURCES = join(import.meta.dirname, "../../src");
const STYLES = join(import.meta.dirname, "../../../core/src/styles");
const COUNTER = `<span data-onlookers="counter" data-status="fresh"><span data-part="text">17 on this site</span></span>`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Builds style sheets as an app does. Vite's defaults replace syntax that older browsers do not support. */
async function bundled(sheets: readonly string[]): Promise<string> {
  const entry: Plugin = {
    name: "entry",
    resolveId: (id) => (id === "entry" ? "\0entry" : undefined),
    load: (id) => (id === "\0entry" ? sheets.map((sheet) => `import ${JSON.stringify(sheet)};`).join("\n") : undefined),
  };
  const built = await build({
    configFile: false,
    logLevel: "silent",
    plugins: [entry],
    build: { write: false, rolldownOptions: { input: "entry" } },
  });
  if (!("output" in built)) throw new Error("Vite watches, or built more than one page.");
  return built.output.map((file) => (file.type === "asset" ? String(file.source) : "")).join("");
}

it("a bundled dot has a colour on a light and on a dark page, by the color-scheme <meta> alone", async () => {
  const css = await bundled([join(STYLES, "counter.css")]);
  const page = await browser.newPage();
  const dotIn = async (scheme: string) => {
    await page.setContent(`<meta name="color-scheme" content="${scheme}"><style>${css}</style>${COUNTER}`);
    return page.evaluate(() => {
      const text = document.querySelector("[data-part=text]");
      return text && getComputedStyle(text, "::before").backgroundColor;
    });
  };
  const [light, dark] = [await dotIn("light"), await dotIn("dark")];
  expect([light, dark]).not.toContain("rgba(0, 0, 0, 0)");
  expect(light).not.toBe(dark);
  await page.close();
});

it("bundled style sheets use no variable that they do not define", async () => {
  const sheets = globSync([join(SOURCES, "*.css"), join(STYLES, "*.css")]);
  expect(sheets.length).toBeGreaterThan(3);
  const own = (await Promise.all(sheets.map((sheet) => readFile(sheet, "utf8")))).join("");
  const variables = new Set((await bundled(sheets)).match(/var\(--[\w-]+/g));
  expect([...variables].filter((variable) => !own.includes(variable))).toEqual([]);
});
