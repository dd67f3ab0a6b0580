import { act, render } from "@testing-library/react";
import fc from "fast-check";
import { createElement, type ComponentType, type ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { tries } from "../../../../tests/tries.js";
import { VisitorBanner } from "../../src/banner.js";
import { CountExplanation } from "../../src/explanation.js";
import { OnlookersConfig, VisitorCounter } from "../../src/index.js";
import { PriceTier } from "../../src/price-tier.js";
import { ANYTHING, anySettings } from "../any-settings.js";
import { COUNT, ManualSource, START } from "../manual-source.js";

/** 5,000 in CI; as many here take 25 s. */
const RUNS = tries(500);

beforeEach(() => {
  for (const method of ["error", "warn"] as const) vi.spyOn(console, method).mockImplementation(() => {});
  vi.stubGlobal("fetch", () => new Promise(() => {}));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Creates an element with props that the types of its component exclude. */
function untyped(component: ComponentType<never>, props: object): ReactElement {
  // oxlint-disable-next-line react/no-children-prop -- Any prop.
  return Reflect.apply(createElement, undefined, [component, props]);
}

const anything = fc.constantFrom(...ANYTHING);
const anyProps = fc.tuple(
  anySettings,
  fc.record({ number: anything, classNames: anything, title: fc.constant("x") }, { requiredKeys: [] }),
  fc.constantFrom<ComponentType<never>>(
    VisitorCounter,
    VisitorCounter,
    VisitorBanner,
    CountExplanation,
    OnlookersConfig,
  ),
  fc.boolean(),
);

it(`components with any props throw neither on a server nor in a browser (${RUNS} combinations)`, () => {
  let shown = 0;
  fc.assert(
    fc.property(anyProps, ([settings, props, component, hasSource]) => {
      const source = Object.assign(new ManualSource(), { now: () => START });
      const element = untyped(component, {
        ...settings,
        ...(component === VisitorCounter && props),
        ...(hasSource && { source, relay: undefined }),
        ...(component === OnlookersConfig && { children: createElement(VisitorCounter) }),
      });
      expect(renderToString(element)).toContain("data-onlookers");
      const { container, unmount } = render(element);
      act(() => source.emit({ ...COUNT, visitors: 17 }, source.subscriptions.values().next().value?.query.page));
      if (container.textContent?.includes("17")) shown += 1;
      unmount();
    }),
    { numRuns: RUNS },
  );
  expect(shown).toBeGreaterThan(RUNS / 50);
});

const valueOfTier = fc.oneof(anything, fc.record({ remaining: anything, readAt: anything }));

it("PriceTier with any props throws neither on a server nor in a browser", () => {
  const names = ["total", "stock", "maxAgeSeconds", "price", "nextPrice", "locale", "messages"];
  const tier = { total: 15, stock: { remaining: 7, readAt: START }, price: "€54", nextPrice: "€66" };
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), valueOfTier), fc.boolean(), (props, isRight) => {
      const element = untyped(PriceTier, isRight ? { ...tier, ...props } : props);
      expect(renderToString(element)).toContain("price-tier");
      render(element).unmount();
    }),
    { numRuns: RUNS / 10 },
  );
});
