import { act, cleanup, render, screen } from "@testing-library/react";
import { ar } from "@onlookers/core/price-messages/ar";
import { de } from "@onlookers/core/price-messages/de";
import { createElement, createRef, StrictMode, type ComponentProps } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { OnlookersConfig } from "../../src/index.js";
import { PriceTier } from "../../src/price-tier.js";

type Props = ComponentProps<typeof PriceTier>;
const stockOf = (remaining: number | null | undefined) => ({ remaining, readAt: Date.now() });
const TIER: Props = { total: 15, stock: stockOf(7), nextPrice: { amount: 66, currency: "EUR" } };

/** The state and text after each change. */
function follow(...changes: readonly (Props & { readonly key?: string })[]) {
  cleanup();
  let rendered: ReturnType<typeof render> | undefined;
  return changes.map(({ key, ...change }) => {
    const tier = (
      <StrictMode>
        <PriceTier key={key} data-testid="tier" {...TIER} {...change} />
      </StrictMode>
    );
    if (rendered) rendered.rerender(tier);
    else rendered = render(tier);
    const { dataset, textContent } = screen.getByTestId("tier");
    return `${dataset["state"]}: ${textContent?.trim()}`;
  });
}

describe("PriceTier", () => {
  it("counts down, and ends with the next price", () => {
    expect(follow({}, { stock: stockOf(1) }, { stock: stockOf(0) })).toEqual([
      "left: 7 of 15 left at this price",
      "left: 1 of 15 left at this price",
      "ended: The price is now €66",
    ]);
  });

  it("shows nothing while the stock is missing, or higher than shown before", () => {
    const remaining = [7, null, Number.NaN, -1, 16, 9, 6, undefined, 7].map((one) => ({ stock: stockOf(one) }));
    const hidden = "hidden: ";
    const [seven, six] = [7, 6].map((left) => `left: ${left} of 15 left at this price`);
    expect(follow(...remaining)).toEqual([seven, hidden, hidden, hidden, hidden, hidden, six, hidden, hidden]);
  });

  it("starts over with another key or price", () => {
    expect(follow({ stock: stockOf(2) }, { stock: stockOf(9), key: "next" })[1]).toBe(
      "left: 9 of 15 left at this price",
    );
    const price = { amount: 66, currency: "EUR" };
    expect(follow({ stock: stockOf(0) }, { stock: stockOf(15), price })).toContain("left: 15 of 15 left at €66");
  });

  it("has a meter labelled by its sentence, and none at 0", () => {
    follow({});
    const meter = screen.getByRole<HTMLMeterElement>("meter", { name: "7 of 15 left at this price" });
    expect([meter.value, meter.max]).toEqual([7, 15]);
    follow({ stock: stockOf(0) });
    expect(screen.queryByRole("meter")).toBeNull();
  });

  it("has no digit in its HTML while it shows nothing", () => {
    follow({ stock: stockOf(null), price: "€54" });
    expect(screen.getByTestId("tier").outerHTML.replace(/ id="[^"]*"/, "")).not.toMatch(/\d/);
  });

  it("renders custom children", () => {
    const children: Props["children"] = ({ tier }) => <b>{tier ? `${tier.remaining}!` : "soon"}</b>;
    expect(follow({ children }, { children, stock: stockOf(null) })).toEqual(["left: 7!", "hidden: soon"]);
  });

  it("takes a ref and any prop of a div, but keeps its own data attributes", () => {
    const ref = createRef<HTMLDivElement>();
    render(<PriceTier {...TIER} {...{ "data-state": "x" }} ref={ref} id="n" className="offer" />);
    expect(ref.current).toMatchObject({ id: "n", className: "offer" });
    expect(ref.current?.dataset["state"]).toBe("left");
  });
});

describe("the language of PriceTier", () => {
  const text = (tier: Props) => render(<PriceTier {...TIER} {...tier} />).container.textContent;

  it("is English, or that of `messages`", () => {
    expect(text({ messages: de, price: "54 €" })).toBe("Noch 7 von 15 für 54 €");
    expect(text({ messages: [ar, de], locale: "ar" })).toBe("تبقّى 7 من أصل 15 بهذا السعر");
  });

  it("is that of the settings around it", () => {
    const tier = <PriceTier {...TIER} messages={[de]} stock={stockOf(0)} />;
    const { container } = render(<OnlookersConfig locale="de-CH">{tier}</OnlookersConfig>);
    expect(container.textContent).toMatch(/^Der Preis beträgt jetzt/);
    expect(container.querySelector("[lang=de-CH]")).not.toBeNull();
  });
});

it("PriceTier renders on a server without an inline style", () => {
  const html = renderToString(<PriceTier {...TIER} />);
  expect(html.replaceAll(/<[^>]*>/g, "")).toBe("7 of 15 left at this price");
  expect(html).not.toContain("style=");
});

describe("the age of a stock", () => {
  const START = Date.UTC(2026, 10, 21, 14);
  const pass = (seconds: number) => act(() => void vi.advanceTimersByTime(seconds * 1000));
  const tier = () => {
    const { dataset, textContent } = screen.getByTestId("tier");
    return `${dataset["state"]}: ${textContent?.trim()}`;
  };
  const priceTier = (props: Props) => <PriceTier data-testid="tier" {...TIER} {...props} />;
  const LEFT = "left: 7 of 15 left at this price";

  beforeEach(() => void vi.useFakeTimers({ now: START }));
  afterEach(() => {
    cleanup();
    document.body.replaceChildren();
    vi.useRealTimers();
  });

  it.each<[string, Props["stock"]]>([
    ["a number", { remaining: 7, readAt: START - 60_000 }],
    ["a text", { remaining: 7, readAt: "2026-11-21T14:59:00+01:00" }],
    ["a Date", { remaining: 7, readAt: new Date(START - 60_000) }],
  ])("hides the number 300 s after it was read, and keeps the place: readAt as %s", (_, stock) => {
    render(priceTier({ stock }));
    pass(239);
    expect(tier()).toBe(LEFT);
    pass(1);
    expect(tier()).toBe("hidden: ");
    expect(screen.getByTestId("tier").dataset["reserve"]).toMatch(/left at this price$/);
  });

  it("is limited by maxAgeSeconds", () => {
    const { rerender } = render(priceTier({ stock: { remaining: 7, readAt: START }, maxAgeSeconds: 20 }));
    pass(19);
    expect(tier()).toBe(LEFT);
    pass(1);
    expect(tier()).toBe("hidden: ");
    rerender(priceTier({ stock: { remaining: 7, readAt: START }, maxAgeSeconds: Infinity }));
    pass(3600);
    expect(tier()).toBe(LEFT);
  });

  it("starts again with each reading, and a number that is higher than an expired one stays hidden", () => {
    const { rerender } = render(priceTier({ stock: { remaining: 7, readAt: START } }));
    pass(200);
    rerender(priceTier({ stock: { remaining: 7, readAt: Date.now() } }));
    pass(200);
    expect(tier()).toBe(LEFT);
    pass(100);
    expect(tier()).toBe("hidden: ");
    rerender(priceTier({ stock: { remaining: 9, readAt: Date.now() } }));
    expect(tier()).toBe("hidden: ");
    rerender(priceTier({ stock: { remaining: 6, readAt: Date.now() } }));
    expect(tier()).toBe("left: 6 of 15 left at this price");
  });

  it("keeps no timer after it unmounts", () => {
    const { unmount } = render(priceTier({}));
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("hides the next price too", () => {
    render(priceTier({ stock: { remaining: 0, readAt: START } }));
    expect(tier()).toBe("ended: The price is now €66");
    pass(300);
    expect(tier()).toBe("hidden: ");
  });

  it.each([
    ["behind", START + 3_600_000],
    ["a year behind", START + 365 * 86_400_000],
  ])("hides the number 300 s after its first render if the browser's clock is %s", (_, readAt) => {
    render(priceTier({ stock: { remaining: 7, readAt } }));
    pass(299);
    expect(tier()).toBe(LEFT);
    pass(1);
    expect(tier()).toBe("hidden: ");
  });

  it("hides an expired number within a second after sleep", () => {
    render(priceTier({ stock: { remaining: 7, readAt: START } }));
    vi.setSystemTime(START + 3_600_000);
    expect(tier()).toBe(LEFT);
    pass(1);
    expect(tier()).toBe("hidden: ");
  });

  it.each<[string, unknown]>([
    ["no time", { remaining: 7 }],
    ["null as its time", { remaining: 7, readAt: null }],
    ["a text that is no time", { remaining: 7, readAt: "today" }],
    ["NaN", { remaining: 7, readAt: Number.NaN }],
  ])("shows nothing for a stock with %s, on the server either", (_, stock) => {
    const wrong = createElement(PriceTier, Object.assign({ "data-testid": "tier" }, TIER, { stock }));
    render(wrong);
    expect(tier()).toBe("hidden: ");
    expect(renderToString(wrong)).toContain('data-state="hidden"');
  });

  it("hides the number of a cached page when it hydrates, without an error", () => {
    const element = priceTier({ stock: { remaining: 7, readAt: START } });
    const root = document.createElement("div");
    document.body.append(root);
    root.innerHTML = renderToString(element);
    expect(tier()).toBe(LEFT);
    vi.setSystemTime(START + 3_600_000);
    const onRecoverableError = vi.fn<() => void>();
    render(element, { container: root, hydrate: true, onRecoverableError });
    expect(tier()).toBe("hidden: ");
    expect(onRecoverableError).not.toHaveBeenCalled();
  });
});
