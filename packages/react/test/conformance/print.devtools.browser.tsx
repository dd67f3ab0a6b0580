import "../../../core/src/styles/counter.css";
import "../../../core/src/styles/banner.css";
import "../../src/explanation.css";
import "../../src/price-tier.css";
import { act, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { VisitorBannerElement } from "../../../element/src/banner.js";
import { VisitorCounterElement } from "../../../element/src/index.js";
import { VisitorBanner } from "../../src/banner.js";
import { CountExplanation } from "../../src/explanation.js";
import { VisitorCounter } from "../../src/index.js";
import { PriceTier } from "../../src/price-tier.js";
import { emulateMedia } from "../devtools.js";
import { COUNT, ManualSource } from "../manual-source.js";

afterEach(() => emulateMedia());

it("no component or element prints a number, because it would be outdated", async () => {
  const source = Object.assign(new ManualSource(), { now: () => Date.parse(COUNT.observedAt ?? "") });
  const { container } = render(
    <main>
      <VisitorCounter source={source} />
      <VisitorBanner source={source} />
      <CountExplanation source={source} />
      <PriceTier total={15} stock={{ remaining: 7, readAt: Date.now() }} />
    </main>,
  );
  const elements = [new VisitorCounterElement(), new VisitorBannerElement()];
  for (const element of elements) {
    Object.assign(element, { source });
    container.firstElementChild?.append(element);
  }
  await Promise.resolve();
  await Promise.resolve();
  act(() => source.emit(COUNT));
  const parts = [...container.querySelectorAll("[data-onlookers]"), ...elements];
  const visible = () => parts.filter((part) => part.checkVisibility({ visibilityProperty: true })).length;
  expect([parts.length, visible()]).toEqual([7, 7]);
  await emulateMedia({}, "print");
  expect(visible()).toBe(0);
});
