import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { painted } from "../../../react/test/moves.js";
import { COUNT, mounted, PATIENCE, START, textOf } from "../counter.js";

beforeEach(() => vi.useFakeTimers({ now: START, toFake: ["Date", "setTimeout", "clearTimeout"] }));
afterEach(() => vi.useRealTimers());

const TYPES = ["onlookers-reveal", "onlookers-change", "onlookers-hide"] as const;
const later = (seconds: number, visitors: number) => ({
  ...COUNT,
  visitors,
  observedAt: new Date(START + seconds * 1000).toISOString(),
});

it("visitor-counter dispatches each display event once", async () => {
  const events: unknown[] = [];
  const record = ({ type, detail }: CustomEvent) =>
    events.push([type, detail.count?.visitors, detail.previous?.visitors, detail.reason]);
  for (const type of TYPES) document.addEventListener(type, record);
  const { source } = await mounted("<visitor-counter events></visitor-counter>");
  source.emit(COUNT);
  await vi.waitFor(() => expect(events).toHaveLength(1), PATIENCE);
  for (const count of [later(1, 17), later(2, 21), later(3, 1)]) {
    source.emit(count);
    await vi.advanceTimersByTimeAsync(0);
  }
  expect(events).toEqual([
    ["onlookers-reveal", 17, undefined, undefined],
    ["onlookers-change", 21, 17, undefined],
    ["onlookers-hide", undefined, 21, "hidden"],
  ]);
  for (const type of TYPES) document.removeEventListener(type, record);
});

it("visitor-counter dispatches `onlookers-hide` on itself when it is removed", async () => {
  const { counter, source } = await mounted("<visitor-counter events></visitor-counter>");
  const events = vi.fn<(event: CustomEvent) => void>();
  counter.addEventListener("onlookers-reveal", events);
  counter.addEventListener("onlookers-hide", events);
  source.emit(COUNT);
  await vi.waitFor(() => expect(events).toHaveBeenCalledOnce(), PATIENCE);
  counter.remove();
  await vi.waitFor(() => expect(events.mock.lastCall?.[0].detail).toMatchObject({ reason: "unmounted" }), PATIENCE);
});

it("visitor-counter announces a number of another step while it has `announce`", async () => {
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

it("visitor-counter dispatches events only with `events`", async () => {
  const events = vi.fn<(event: CustomEvent) => void>();
  const { counter, source } = await mounted("<visitor-counter announce></visitor-counter>");
  for (const type of TYPES) counter.addEventListener(type, events);
  source.emit(COUNT);
  await vi.waitFor(() => expect(document.querySelector('[role="status"]')).not.toBeNull(), PATIENCE);
  await painted();
  expect(events).not.toHaveBeenCalled();
  counter.events = true;
  await vi.waitFor(() => expect(events.mock.lastCall?.[0].type).toBe("onlookers-reveal"), PATIENCE);
});
