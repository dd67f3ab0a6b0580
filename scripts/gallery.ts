// Takes the screenshots of all components in all states for docs/gallery: `node scripts/gallery.ts`.
// It fails if the page logs to the console or throws.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { Page } from "playwright";
import { launchChromium } from "./launch-chromium.ts";
import { runStep } from "./run-step.ts";
import { steps } from "./steps.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "docs", "gallery");
/** WebP quality in percent. Text stays sharp at this quality. */
const WEBP_QUALITY = 60;

for (const step of steps.filter(({ name }) => name === "build")) {
  const { passed, output } = await runStep(step);
  if (!passed) throw new Error(output);
}
const { outputFiles } = await build({
  entryPoints: [join(root, "examples/gallery/src/main.tsx")],
  outdir: folder,
  bundle: true,
  write: false,
  jsx: "automatic",
  // Test sources with made-up counts throw in production.
  define: { "process.env.NODE_ENV": '"development"' },
});
const textOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";

const browser = await launchChromium();
const messages: string[] = [];
await mkdir(folder, { recursive: true });
for (const dir of ["ltr", "rtl"] as const) {
  for (const width of [360, 1280]) {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, reducedMotion: "reduce" });
      page.on("console", (message) => messages.push(message.text()));
      page.on("pageerror", (error) => messages.push(String(error)));
      await page.setContent(
        `<!doctype html><html dir="${dir}" lang="${dir === "rtl" ? "ar" : "en"}"><body></body></html>`,
      );
      await page.addStyleTag({ content: textOf(".css") });
      await page.addScriptTag({ content: textOf(".js") });
      await page.locator(".to-open button").click();
      await writeFile(join(folder, `${dir}-${width}-${colorScheme}.webp`), await picture(page));
      await page.close();
    }
  }
}
await browser.close();
if (messages.length > 0) throw new Error(messages.join("\n"));

/** Captures the whole page as WebP, which Playwright does not support. */
async function picture(page: Page): Promise<Buffer> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: page.viewportSize()?.width ?? 0, height });
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: WEBP_QUALITY });
  return Buffer.from(data, "base64");
}
