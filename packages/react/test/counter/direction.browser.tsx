import "../../../core/src/styles/counter.css";
import { act, render } from "@testing-library/react";
import { ar } from "@onlookers/core/messages/ar";
import { expect, it } from "vitest";
import { VisitorCounter, type VisitorCounterProps } from "../../src/index.js";
import { COUNT, ManualSource } from "../manual-source.js";

/** The horizontal positions of the box of a counter, of its text, and of its number. */
function placesIn(direction: "ltr" | "rtl", props: VisitorCounterProps) {
  const source = Object.assign(new ManualSource(), { now: () => Date.parse(COUNT.observedAt ?? "") });
  const { container } = render(
    <p dir={direction} style={{ width: 900, font: "16px/1.5 sans-serif" }}>
      <VisitorCounter source={source} {...props} relay={undefined} />
    </p>,
  );
  act(() => source.emit(COUNT));
  const box = container.querySelector("[data-onlookers]");
  const words = box?.firstChild;
  if (!box || !words) throw new Error("the counter is empty");
  const across = (end?: number) => {
    const range = document.createRange();
    range.selectNodeContents(words);
    if (end !== undefined) range.setEnd(words, end);
    return range.getBoundingClientRect();
  };
  return { box: box.getBoundingClientRect(), text: across(), number: across(2) };
}

it("English words start at the right edge of a right-to-left page, and keep their order", () => {
  const { box, text, number } = placesIn("rtl", {});
  expect(box.right - text.right).toBeCloseTo(16, 0); // Dot and gap.
  expect(text.left - box.left).toBeGreaterThan(0);
  expect(number.left).toBeCloseTo(text.left, 2);
});

it("Arabic words start at the left edge of a left-to-right page, and keep their order", () => {
  const { box, text, number } = placesIn("ltr", { messages: ar });
  expect(text.left - box.left).toBeCloseTo(16, 0);
  expect(box.right - text.right).toBeGreaterThan(0);
  expect(number.right).toBeCloseTo(text.right, 2);
});

it.each(["ltr", "rtl"] as const)("centred words stay centred, in %s", (direction) => {
  const { box, text } = placesIn(direction, { style: { textAlign: "center" } });
  const [before, after] = [text.left - box.left, box.right - text.right];
  expect(direction === "ltr" ? before - after : after - before).toBeCloseTo(16, 0);
});
