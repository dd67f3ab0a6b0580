import "../../src/price-tier.css";
import { render } from "@testing-library/react";
import { ar } from "@onlookers/core/price-messages/ar";
import { de } from "@onlookers/core/price-messages/de";
import { en } from "@onlookers/core/price-messages/en";
import { describe, expect, it } from "vitest";
import { PriceTier, type PriceTierProps } from "../../src/price-tier.js";
import { movesDuring, painted } from "../moves.js";

const TIER: PriceTierProps = {
  total: 15,
  price: { amount: 54, currency: "EUR" },
  nextPrice: { amount: 66.5, currency: "EUR" },
};

describe.each([
  ["one line", 400],
  ["several lines", 90],
])("PriceTier on %s", (_, width) => {
  it.each(Object.entries({ en, de, ar }))("causes no layout shift at any stock: %s", async (_tag, messages) => {
    const card = (remaining?: number | null) => (
      <main style={{ width, position: "absolute", inset: "0 auto auto 0" }}>
        <PriceTier {...TIER} messages={messages} stock={{ remaining, readAt: Date.now() }} />
        <p>Buy</p>
      </main>
    );
    const { rerender, container } = render(card());
    const states: (string | undefined)[] = [];
    const moves = await movesDuring(async () => {
      for (const remaining of [15, 10, null, 9, 1, 0]) {
        await painted();
        rerender(card(remaining));
        states.push(container.querySelector<HTMLElement>("[data-onlookers]")?.dataset["state"]);
      }
      await painted();
    });
    expect(states).toEqual(["left", "left", "hidden", "left", "left", "ended"]);
    expect(moves).toEqual([]);
  });
});

it("PriceTier starts its text and its meter at the right edge of a right-to-left page", () => {
  const { container } = render(
    <div dir="rtl" style={{ width: 400 }}>
      <PriceTier {...TIER} stock={{ remaining: 5, readAt: Date.now() }} />
    </div>,
  );
  const [box, meter] = ["[data-onlookers]", "meter"].map((part) =>
    container.querySelector(part)?.getBoundingClientRect(),
  );
  const words = document.createRange();
  words.selectNodeContents(container.querySelector("[data-part=text]") ?? container);
  expect(words.getBoundingClientRect().right).toBeCloseTo(box?.right ?? Number.NaN, 0);
  expect(meter?.width).toBe(400);
  expect(meter?.height).toBeGreaterThan(4);
});
