import "../../../core/src/styles/counter.css";
import "../../../core/src/styles/banner.css";
import "../../../core/src/styles/banner-page.css";
import "../../src/price-tier.css";
import { act, render } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, expect, it } from "vitest";
import { cdp, page } from "vitest/browser";
import { VisitorBanner } from "../../src/banner.js";
import { PriceTier } from "../../src/price-tier.js";
import { COUNT, ManualSource } from "../manual-source.js";

const root = document.documentElement;
const emulate = (features: readonly { name: string; value: string }[]) =>
  cdp().send("Emulation.setEmulatedMedia", { features: [...features] });
afterEach(async () => {
  await emulate([]);
  root.removeAttribute("dir");
  root.removeAttribute("style");
});

it.each(["light", "dark", "forced-colors", "rtl"])("VisitorBanner and PriceTier pass axe: %s", async (mode) => {
  await page.viewport(800, 900);
  const calm = { name: "prefers-reduced-motion", value: "reduce" };
  await emulate(mode === "forced-colors" ? [calm, { name: "forced-colors", value: "active" }] : [calm]);
  if (mode === "dark") root.style.colorScheme = "dark";
  if (mode === "rtl") root.dir = "rtl";
  document.title = "Shop";
  root.lang = "en";
  const observed = Date.parse(COUNT.observedAt ?? "");
  const source = Object.assign(new ManualSource(), { now: () => observed });
  const stock = { total: 15, remaining: 7, price: "€54", nextPrice: "€66" };
  render(
    <>
      <VisitorBanner source={source} placement="top" aria-label="Above" />
      <main>
        <h1>Shop</h1>
        <VisitorBanner source={source} />
        <PriceTier {...stock} />
        <PriceTier {...stock} remaining={0} />
      </main>
      <VisitorBanner source={source} placement="bottom" aria-label="Below" />
      <VisitorBanner source={source} placement="corner" aria-label="Beside" />
    </>,
  );
  act(() => source.emit(COUNT));
  const { violations, passes } = await axe.run(document);
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(["button-name", "region"]));
});
