import { act, render } from "@testing-library/react";
import { ar } from "@onlookers/core/messages/ar";
import { beforeEach, expect, it, vi } from "vitest";
import { VisitorBanner } from "../../src/banner.js";
import { VisitorCounter } from "../../src/index.js";
import { FOREIGN_EDITS } from "../foreign-edits.js";
import { COUNT, ManualSource, START } from "../manual-source.js";

let source: ManualSource;
beforeEach(() => void (source = Object.assign(new ManualSource(), { now: () => START })));

// In jsdom, and so with React 18 too. foreign-edits.browser.tsx has every kind of change, in browsers.
it.each(Object.entries(FOREIGN_EDITS))("a page with a counter and a banner stays after someone %s", (_, edit) => {
  const errors = vi.spyOn(console, "error").mockImplementation(() => {});
  const page = (messages = [ar]) => (
    <main>
      <h1>Mug</h1>
      <VisitorCounter source={source} messages={messages} locale="en" />
      <VisitorBanner source={source}>Fired today.</VisitorBanner>
    </main>
  );
  const { container, rerender, unmount } = render(page());
  const textOfCounter = () => container.querySelector("[data-onlookers=counter]")?.textContent;
  const emit = (visitors: number | null, second: number) =>
    act(() => {
      const observedAt = visitors === null ? null : new Date(START + second * 1000).toISOString();
      source.emit({ ...COUNT, visitors, observedAt });
    });
  emit(17, 0);
  for (const [at, visitors] of [18, null, 118, 19].entries()) {
    for (const widget of container.querySelectorAll<HTMLElement>("main > [data-onlookers]")) edit(widget);
    emit(visitors, at + 1);
    expect(textOfCounter()?.trim()).toBe(visitors ? `${visitors} people on this site in the last 5 minutes` : "");
    expect(container.querySelector("h1")).not.toBeNull();
  }
  for (const widget of container.querySelectorAll<HTMLElement>("main > [data-onlookers]")) edit(widget);
  act(() => container.querySelector("button")?.click());
  rerender(page([]));
  unmount();
  expect(errors.mock.calls).toEqual([]);
  errors.mockRestore();
});
