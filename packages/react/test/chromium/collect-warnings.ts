import type { Page } from "playwright";

/** Collects errors, warnings and Content Security Policy violations of the page from now on. */
export function collectWarnings(page: Page): string[] {
  const warnings: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) warnings.push(message.text());
  });
  page.on("pageerror", (error) => warnings.push(String(error)));
  return warnings;
}
