import "../../../core/src/styles/counter.css";
import { act, render } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { VisitorCounter } from "../../src/index.js";
import { emulateMedia } from "../devtools.js";
import { COUNT, ManualSource } from "../manual-source.js";

afterEach(() => emulateMedia());

/** Renders a counter whose number has just changed. */
function renderChanged() {
  let now = Date.parse(COUNT.observedAt ?? "");
  const source = Object.assign(new ManualSource(), { now: () => now });
  render(<VisitorCounter source={source} data-testid="counter" />);
  for (const visitors of [17, 18]) {
    now += 1000;
    act(() => source.emit({ ...COUNT, visitors, observedAt: new Date(now).toISOString() }));
  }
  const counter = document.querySelector<HTMLElement>("[data-testid=counter]");
  const text = counter?.querySelector("[data-part=text]");
  if (!counter || !text) throw new Error("there is no counter");
  return { counter, dot: getComputedStyle(text, "::before") };
}

describe("VisitorCounter's style sheet", () => {
  it("fades no number if the visitor prefers reduced motion", async () => {
    await emulateMedia({ "prefers-reduced-motion": "reduce" });
    const { counter } = renderChanged();
    expect(counter.dataset["trend"]).toBe("up");
    expect(counter.getAnimations({ subtree: true })).toEqual([]);
  });

  it("keeps the dot visible in forced colours", async () => {
    await emulateMedia({ "forced-colors": "active" });
    const { counter, dot } = renderChanged();
    expect(dot.backgroundColor).toBe(getComputedStyle(counter).color);
  });
});
