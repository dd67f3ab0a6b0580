import "../src/styles.css";
import { act, render } from "@testing-library/react";
import type { LiveCount } from "@onlookers/core";
import type { ReactElement } from "react";
import { describe, expect, it } from "vitest";
import { VisitorCounter } from "../src/index.js";
import { COUNT, PlayedSource } from "./played-source.js";

/** The sum of the layout shifts that the browser itself sees meanwhile. */
async function layoutShift(run: () => Promise<void>): Promise<number> {
  let sum = 0;
  const add = (entries: PerformanceEntryList) => {
    for (const entry of entries) sum += "value" in entry ? Number(entry.value) : 0;
  };
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: "layout-shift" });
  await run();
  add(observer.takeRecords());
  observer.disconnect();
  return sum;
}

/** Shifts are reported once they have been painted. */
async function painted(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

const PAGE = "/pricing";
const says = (source: PlayedSource, secondsAgo: number, change: Partial<LiveCount>) =>
  source.say({ ...COUNT, observedAt: new Date(Date.now() - secondsAgo * 1000).toISOString(), ...change }, PAGE);

/** Every change that a counter can go through, one after the other. */
const changes: readonly (readonly [string, (source: PlayedSource) => void])[] = [
  ["failed", (source) => source.fail(new Error("away"), PAGE)],
  ["fresh", (source) => says(source, 0, { visitors: 7 })],
  ["fresh", (source) => says(source, 0, { visitors: 128, scope: "page", page: PAGE })],
  ["hidden", (source) => says(source, 0, { visitors: 1 })],
  ["stale", (source) => says(source, 60, { visitors: 43 })],
  ["expired", (source) => says(source, 0, { visitors: null, observedAt: null })],
  ["fresh", (source) => says(source, 0, { visitors: 999, windowSeconds: 180 })],
];

function card(counter: ReactElement, width: number): ReactElement {
  return (
    <main style={{ width, font: "16px/1.5 sans-serif" }}>
      <p>
        Pro {counter} <b data-testid="beside">a month</b>
      </p>
      <p data-testid="below">Buy</p>
    </main>
  );
}

describe.each([
  ["on one line", 900],
  ["wrapped", 200],
])("a counter %s", (_, width) => {
  it.each(["recent", "now", "short"] as const)("moves nothing around it, worded %s", async (wording) => {
    const source = new PlayedSource();
    const { getByTestId, container } = render(
      card(<VisitorCounter source={source} wording={wording} page={PAGE} />, width),
    );
    const places = () => ["beside", "below"].map((id) => getByTestId(id).getBoundingClientRect().toJSON());
    const atFirst = places();
    await painted();
    const statuses: (string | null | undefined)[] = [];
    const shift = await layoutShift(async () => {
      for (const [, change] of changes) {
        act(() => change(source));
        await painted();
        statuses.push(container.querySelector("[data-onlookers]")?.getAttribute("data-status"));
        expect(places()).toEqual(atFirst);
      }
    });
    expect(statuses).toEqual(changes.map(([status]) => status));
    expect(shift).toBe(0);
  });
});

it("is a measure that sees a shift where there is one", async () => {
  const source = new PlayedSource();
  const bare = (
    <VisitorCounter source={source} page={PAGE}>
      {({ sentence }) => sentence}
    </VisitorCounter>
  );
  render(card(bare, 200));
  await painted();
  const shift = await layoutShift(async () => {
    act(() => says(source, 0, {}));
    await painted();
  });
  expect(shift).toBeGreaterThan(0);
});

it("stands on the line of the text before it", () => {
  const source = new PlayedSource();
  const { container } = render(card(<VisitorCounter source={source} page={PAGE} />, 900));
  act(() => says(source, 0, {}));
  const bottom = (text: Node | null | undefined) => {
    const range = document.createRange();
    if (text) range.selectNodeContents(text);
    return range.getBoundingClientRect().bottom;
  };
  const line = container.querySelector("p");
  expect(bottom(line?.querySelector("[data-onlookers]")?.firstChild)).toBe(bottom(line?.firstChild));
  expect(line?.getBoundingClientRect().height).toBe(24);
});
