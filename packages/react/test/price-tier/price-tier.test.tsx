import { cleanup, render, screen } from "@testing-library/react";
import { ar } from "@onlookers/core/price-messages/ar";
import { de } from "@onlookers/core/price-messages/de";
import { createRef, StrictMode, type ComponentProps } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { OnlookersConfig } from "../../src/index.js";
import { PriceTier } from "../../src/price-tier.js";

type Props = ComponentProps<typeof PriceTier>;
const TIER: Props = { total: 15, remaining: 7, nextPrice: { amount: 66, currency: "EUR" } };

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
    expect(follow({}, { remaining: 1 }, { remaining: 0 })).toEqual([
      "left: 7 of 15 left at this price",
      "left: 1 of 15 left at this price",
      "ended: The price is now €66",
    ]);
  });

  it("shows nothing while the stock is missing, or higher than shown before", () => {
    const remaining = [7, null, Number.NaN, -1, 16, 9, 6, undefined, 7].map((one) => ({ remaining: one }));
    const hidden = "hidden: ";
    const [seven, six] = [7, 6].map((left) => `left: ${left} of 15 left at this price`);
    expect(follow(...remaining)).toEqual([seven, hidden, hidden, hidden, hidden, hidden, six, hidden, hidden]);
  });

  it("starts over with another key or price", () => {
    expect(follow({ remaining: 2 }, { remaining: 9, key: "next" })[1]).toBe("left: 9 of 15 left at this price");
    const price = { amount: 66, currency: "EUR" };
    expect(follow({ remaining: 0 }, { remaining: 15, price })).toContain("left: 15 of 15 left at €66");
  });

  it("has a meter labelled by its sentence, and none at 0", () => {
    follow({});
    const meter = screen.getByRole<HTMLMeterElement>("meter", { name: "7 of 15 left at this price" });
    expect([meter.value, meter.max]).toEqual([7, 15]);
    follow({ remaining: 0 });
    expect(screen.queryByRole("meter")).toBeNull();
  });

  it("has no digit in its HTML while it shows nothing", () => {
    follow({ remaining: null, price: "€54" });
    expect(screen.getByTestId("tier").outerHTML.replace(/ id="[^"]*"/, "")).not.toMatch(/\d/);
  });

  it("renders custom children", () => {
    const children: Props["children"] = ({ tier }) => <b>{tier ? `${tier.remaining}!` : "soon"}</b>;
    expect(follow({ children }, { children, remaining: null })).toEqual(["left: 7!", "hidden: soon"]);
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
    const tier = <PriceTier {...TIER} messages={[de]} remaining={0} />;
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
