import type { LiveCount } from "@onlookers/core";
import { describe, expect, it } from "vitest";
import { movesDuring, painted } from "../../../react/test/moves.js";
import { COUNT, mounted, partOf, type ManualSource, dataOf } from "../counter.js";

function card(counter: string, width: number, direction = "ltr"): string {
  return `<main dir="${direction}" style="width: ${width}px; font: 16px/1.5 sans-serif">
    <p>Pro ${counter} <b>a month</b></p>
    <p>Buy</p>
  </main>`;
}

const says = (source: ManualSource, secondsAgo: number, change: Partial<LiveCount>) =>
  source.emit({ ...COUNT, observedAt: new Date(Date.now() - secondsAgo * 1000).toISOString(), ...change });

const changes: readonly (readonly [string, (source: ManualSource) => void])[] = [
  ["failed", (source) => source.fail(new Error("away"))],
  ["stale", (source) => says(source, 60, { visitors: 43 })],
  ["fresh", (source) => says(source, 0, { visitors: 7 })],
  ["fresh", (source) => says(source, 0, { visitors: 128 })],
  ["hidden", (source) => says(source, 0, { visitors: 1 })],
  ["expired", (source) => says(source, 0, { visitors: null, observedAt: null })],
  ["fresh", (source) => says(source, 0, { visitors: 999, windowSeconds: 180 })],
];

describe("visitor-counter", () => {
  it.each([
    ["on one line", 900, "recent", ""],
    ["wrapped", 200, "recent", ""],
    ["wrapped, worded now", 200, "now", ""],
    ["worded short", 200, "short", ""],
    ["with its own content", 900, "recent", "Made to order, one by one, in our own kiln by the sea"],
  ])("causes no layout shift, %s", async (_, width, wording, own) => {
    const { counter, source } = await mounted(
      card(`<visitor-counter wording="${wording}">${own}</visitor-counter>`, width),
    );
    const places = () => Array.from(document.querySelectorAll("b, p"), (one) => one.getBoundingClientRect().toJSON());
    const atFirst = places();
    await painted();
    const statuses: (string | undefined)[] = [];
    const moves = await movesDuring(async () => {
      for (const [, change] of changes) {
        change(source);
        await painted();
        statuses.push(dataOf(counter)["status"]);
        expect(places()).toEqual(atFirst);
      }
    });
    expect(statuses).toEqual(changes.map(([status]) => status));
    expect(moves).toEqual([]);
  });
});

it("visitor-counter is on the baseline of the text before it", async () => {
  const { counter, source } = await mounted(card("<visitor-counter></visitor-counter>", 900));
  says(source, 0, {});
  const bottom = (text: Node | null | undefined) => {
    const range = document.createRange();
    if (text) range.selectNodeContents(text);
    return range.getBoundingClientRect().bottom;
  };
  const line = counter.parentElement;
  expect(bottom(partOf(counter, "text"))).toBe(bottom(line?.firstChild));
  expect(line?.getBoundingClientRect().height).toBe(24);
});

it("visitor-counter starts English words at the right edge of a right-to-left page, in their own order", async () => {
  const { counter, source } = await mounted(card("<visitor-counter></visitor-counter>", 900, "rtl"));
  says(source, 0, {});
  const box = counter.getBoundingClientRect();
  const number = partOf(counter, "number")?.getBoundingClientRect();
  const words = document.createRange();
  words.selectNodeContents(partOf(counter, "text") ?? counter);
  const text = words.getBoundingClientRect();
  expect(box.right - text.right).toBeCloseTo(16, 0); // Dot and gap.
  expect(number?.left).toBe(text.left);
});

it("visitor-counter takes no space with `hidden`", async () => {
  const { counter } = await mounted("<visitor-counter hidden></visitor-counter>");
  expect(counter.getBoundingClientRect().width).toBe(0);
});
