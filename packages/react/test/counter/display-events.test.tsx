import { act, render, renderHook } from "@testing-library/react";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { useVisitors, VisitorCounter, type DisplayCallbacks, type UseVisitorsOptions } from "../../src/index.js";
import { advanceTimers, installFakeTimers } from "../fake-timers.js";
import { COUNT, PAGE_COUNT, ManualSource, START } from "../manual-source.js";

let source: ManualSource;
let told: string[];
beforeEach(() => {
  source = new ManualSource();
  told = [];
});
installFakeTimers();
// What a shop with such handlers loads: here it is there at once.
beforeAll(() => import("@onlookers/core/display-notifier"));

const handlers: DisplayCallbacks = {
  onReveal: ({ visitors }) => told.push(`reveal ${visitors}`),
  onChange: ({ visitors }, previous) => told.push(`change ${previous.visitors} to ${visitors}`),
  onHide: (reason, { visitors }) => told.push(`hide ${visitors}: ${reason}`),
};
const follow = (options: UseVisitorsOptions = {}, reactStrictMode = false) =>
  renderHook((props: UseVisitorsOptions) => useVisitors({ source, ...handlers, ...props, relay: undefined }), {
    initialProps: options,
    reactStrictMode,
  });
const say = (visitors: number, page?: string) =>
  act(async () => source.emit({ ...COUNT, visitors, observedAt: new Date().toISOString() }, page));

describe.each([true, false])("with strict mode %s, a place tells", (isStrict) => {
  it("each thing once, by the hook", async () => {
    const { unmount, rerender } = follow({}, isStrict);
    for (const visitors of [17, 17, 18]) await say(visitors);
    rerender({});
    await advanceTimers(301);
    await say(19);
    await say(1);
    await say(20);
    unmount();
    await advanceTimers(0);
    expect(told).toEqual([
      "reveal 17",
      "change 17 to 18",
      "hide 18: expired",
      "reveal 19",
      "hide 19: hidden",
      "reveal 20",
      "hide 20: unmounted",
    ]);
  });

  it("each thing once, by the counter", async () => {
    const counter = <VisitorCounter source={source} {...handlers} initialCount={COUNT} />;
    const { unmount } = render(counter, { reactStrictMode: isStrict });
    await advanceTimers(0);
    await say(18);
    unmount();
    await advanceTimers(0);
    expect(told).toEqual(["reveal 17", "change 17 to 18", "hide 18: unmounted"]);
  });
});

describe("a place tells nothing", () => {
  it("where no number ever came", async () => {
    const { unmount } = follow();
    await act(async () => source.fail(new Error("away")));
    unmount();
    await advanceTimers(0);
    expect(told).toEqual([]);
  });

  it("of a number that was too old when the page came", async () => {
    vi.setSystemTime(START + 301_000);
    follow({ initialCount: COUNT });
    await advanceTimers(1);
    expect(told).toEqual([]);
  });

  it("before React has rendered it", () => {
    const seen: boolean[] = [];
    function Shop() {
      const { count } = useVisitors({ source, onReveal: () => told.push("reveal") });
      if (count) seen.push(told.length > 0);
      return null;
    }
    render(<Shop />);
    act(() => source.emit(COUNT));
    expect(seen).toEqual([false]);
  });
});

it("tells that another page is asked for", async () => {
  const { rerender } = follow({ page: "/pricing" });
  await act(async () => source.emit(PAGE_COUNT, "/pricing"));
  rerender({ page: "/about" });
  await advanceTimers(0);
  await say(6, "/about");
  expect(told).toEqual(["reveal 4", "hide 4: loading", "reveal 6"]);
});

it("calls the latest handler", async () => {
  const { rerender } = follow();
  rerender({ onReveal: () => told.push("the latest") });
  await say(17);
  expect(told).toEqual(["the latest"]);
});

it("reports what a handler throws, and goes on", async () => {
  const mistake = new Error("the shop's");
  const uncaught: unknown[] = [];
  // As a browser does with what a microtask throws.
  vi.stubGlobal("queueMicrotask", (task: () => void) => {
    const run = () => task();
    Promise.resolve()
      .then(run)
      .catch((error: unknown) => uncaught.push(error));
  });
  const { result } = follow({
    onReveal: () => {
      throw mistake;
    },
  });
  await say(17);
  await say(18);
  vi.unstubAllGlobals();
  expect(uncaught).toEqual([mistake]);
  expect(result.current.count?.visitors).toBe(18);
  expect(told).toEqual(["change 17 to 18"]);
});

describe("a shop that shows nothing by its own choice", () => {
  it("asks for nothing and tells nothing, and keeps the place", async () => {
    const { container } = render(<VisitorCounter source={source} enabled={false} initialCount={COUNT} {...handlers} />);
    const counter = container.querySelector("[data-onlookers]");
    await advanceTimers(1);
    expect(source.subscriptions.size).toBe(0);
    expect(counter?.getAttribute("data-status")).toBe("disabled");
    expect(counter?.outerHTML).not.toMatch(/\d/);
    expect(counter?.hasAttribute("data-reserve")).toBe(true);
    expect(told).toEqual([]);
  });

  it("may choose again", async () => {
    const { result, rerender } = follow();
    await say(17);
    rerender({ enabled: false });
    await expect(result.current.refresh()).resolves.toBeUndefined();
    expect(result.current).toMatchObject({ status: "disabled", count: null, isLoading: false });
    expect([source.subscriptions.size, source.reads.length]).toEqual([0, 0]);
    rerender({ enabled: true });
    await advanceTimers(0);
    expect(result.current.count?.visitors).toBe(17);
    expect(told).toEqual(["reveal 17", "hide 17: disabled", "reveal 17"]);
  });
});
