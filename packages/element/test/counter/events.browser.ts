import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { painted } from "../../../react/test/layout-shift.js";
import { COUNT, mounted, PATIENCE, START, textOf } from "../counter.js";

beforeEach(() => vi.useFakeTimers({ now: START, toFake: ["Date", "setTimeout", "clearTimeout"] }));
afterEach(() => vi.useRealTimers());

const TYPES = ["onlookers-reveal", "onlookers-change", "onlookers-hide"] as const;
const later = (seconds: number, visitors: number) => ({
  ...COUNT,
  visitors,
  observedAt: new Date(START + seconds * 1000).toISOString(),
});

it("tells the page what a shopper came to see, once each", async () => {
  const heard: unknown[] = [];
  const hear = ({ type, detail }: CustomEvent) =>
    heard.push([type, detail.count?.visitors, detail.previous?.visitors, detail.reason]);
  for (const type of TYPES) document.addEventListener(type, hear);
  const { source } = await mounted("<visitor-counter events></visitor-counter>");
  source.emit(COUNT);
  await vi.waitFor(() => expect(heard).toHaveLength(1), PATIENCE);
  for (const count of [later(1, 17), later(2, 21), later(3, 1)]) {
    source.emit(count);
    await vi.advanceTimersByTimeAsync(0);
  }
  expect(heard).toEqual([
    ["onlookers-reveal", 17, undefined, undefined],
    ["onlookers-change", 21, 17, undefined],
    ["onlookers-hide", undefined, 21, "hidden"],
  ]);
  for (const type of TYPES) document.removeEventListener(type, hear);
});

it("tells who listens to the counter itself that it went with its number", async () => {
  const { counter, source } = await mounted("<visitor-counter events></visitor-counter>");
  const heard = vi.fn<(event: CustomEvent) => void>();
  counter.addEventListener("onlookers-reveal", heard);
  counter.addEventListener("onlookers-hide", heard);
  source.emit(COUNT);
  await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce(), PATIENCE);
  counter.remove();
  await vi.waitFor(() => expect(heard.mock.lastCall?.[0].detail).toMatchObject({ reason: "unmounted" }), PATIENCE);
});

it("announces what changed by much, where the page wants it, and stops with its attribute", async () => {
  const announced = () => document.querySelector('[role="status"]')?.textContent;
  const { counter, source } = await mounted("<visitor-counter announce></visitor-counter>");
  source.emit(COUNT);
  await vi.waitFor(() => expect(announced()).toBe(""), PATIENCE);
  source.emit(later(1, 150));
  await vi.advanceTimersByTimeAsync(2000);
  expect(announced()).toBe(textOf(counter));
  await vi.advanceTimersByTimeAsync(60_000);
  counter.announce = false;
  await Promise.resolve();
  source.emit(later(62, 800));
  await vi.advanceTimersByTimeAsync(2000);
  expect(announced()).toBe("");
});

it("tells only whom its attributes name", async () => {
  const heard = vi.fn<(event: CustomEvent) => void>();
  const { counter, source } = await mounted("<visitor-counter announce></visitor-counter>");
  for (const type of TYPES) counter.addEventListener(type, heard);
  source.emit(COUNT);
  await vi.waitFor(() => expect(document.querySelector('[role="status"]')).not.toBeNull(), PATIENCE);
  await painted();
  expect(heard).not.toHaveBeenCalled();
  counter.events = true;
  await vi.waitFor(() => expect(heard.mock.lastCall?.[0].type).toBe("onlookers-reveal"), PATIENCE);
});
