import { afterEach, expect, it } from "vitest";
import { auditPage, violationsOf } from "./audited-page.js";

const root = document.documentElement;
afterEach(() => {
  root.removeAttribute("dir");
  root.removeAttribute("style");
});

it.each(["light", "dark", "rtl"])("VisitorBanner and PriceTier pass axe: %s", async (mode) => {
  // With a background, because axe assumes a white one.
  if (mode === "dark") root.setAttribute("style", "color-scheme: dark; background: Canvas");
  if (mode === "rtl") root.dir = "rtl";
  const results = await auditPage();
  expect(violationsOf(results)).toEqual([]);
  expect(results.passes.map(({ id }) => id)).toEqual(expect.arrayContaining(["button-name", "region"]));
});
