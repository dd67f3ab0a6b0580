import "../../../core/src/styles/counter.css";
import "../../../core/src/styles/banner.css";
import "../../../core/src/styles/banner-page.css";
import "../../src/price-tier.css";
import { act, render } from "@testing-library/react";
import axe, { type AxeResults } from "axe-core";
import { page } from "vitest/browser";
import { VisitorBanner } from "../../src/banner.js";
import { PriceTier } from "../../src/price-tier.js";
import { COUNT, ManualSource } from "../manual-source.js";

/** Audits a page with banners at each placement and with price tiers. */
export async function auditPage(): Promise<AxeResults> {
  await page.viewport(800, 900);
  document.title = "Shop";
  document.documentElement.lang = "en";
  const observed = Date.parse(COUNT.observedAt ?? "");
  const source = Object.assign(new ManualSource(), { now: () => observed });
  const offer = { total: 15, price: "€54", nextPrice: "€66" };
  const readAt = Date.now();
  render(
    <>
      <VisitorBanner source={source} placement="top" aria-label="Above" />
      <main>
        <h1>Shop</h1>
        <VisitorBanner source={source} />
        <PriceTier {...offer} stock={{ remaining: 7, readAt }} />
        <PriceTier {...offer} stock={{ remaining: 0, readAt }} />
      </main>
      <VisitorBanner source={source} placement="bottom" aria-label="Below" />
      <VisitorBanner source={source} placement="corner" aria-label="Beside" />
    </>,
  );
  act(() => source.emit(COUNT));
  // A card that fades in has too little contrast meanwhile.
  for (const animation of document.getAnimations()) animation.finish();
  return axe.run(document);
}

/** The rules that a page breaks, with the HTML that breaks them. */
export function violationsOf({ violations }: AxeResults): [rule: string, html: string[]][] {
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
