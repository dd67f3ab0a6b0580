import { act, render, renderHook } from "@testing-library/react";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { useVisitors, VisitorCounter, type DisplayCallbacks, type UseVisitorsOptions } from "../../src/index.js";
import { advanceTimers, installFakeTimers } from "../fake-timers.js";
import { COUNT, PAGE_COUNT, ManualSource, START } from "../manual-source.js";

let source: ManualSource;
let events: string[];
beforeEach(() => {
  source = new ManualSource();
  events = [];
});
installFakeTimers();
// Loads the notifier in advance, so that no test waits for it.
beforeAll(() => import("@onlookers/core/display-notifier"));

const callbacks: DisplayCallbacks = {
  onReveal: ({ visitors }) => events.push(`reveal ${visitors}`),
  onChange: ({ visitors }, previous) => events.push(`change ${previous.visitors} to ${visitors}`),
  onHide: (reason, { visitors }) => events.push(`hide ${visitors}: ${reason}`),
};
const follow = (options: UseVisitorsOptions = {}, reactStrictMode = false) =>
  renderHook((props: UseVisitorsOptions) => useVisitors({ source, ...callbacks, ...props, relay: undefined }), {
    initialProps: options,
    reactStrictMode,
  });
const say = (visitors: number, page?: string) =>
  act(async () => source.emit({ ...COUNT, visitors, observedAt: new Date().toISOString() }, page));

describe.each([true, false])("with strict mode %s, display events", (isStrict) => {
  it("of useVisitors are reported once each", async () => {
    const { unmount, rerender } = follow({}, isStrict);
    for (const visitors of [17, 17, 18]) await say(visitors);
    rerender({});
    await advanceTimers(301);
    await say(19);
    await say(1);
    await say(20);
    unmount();
    await advanceTimers(0);
    expect(events).toEqual([
      "reveal 17",
      "change 17 to 18",
      "hide 18: expired",
      "reveal 19",
      "hide 19: hidden",
      "reveal 20",
      "hide 20: unmounted",
    ]);
  });

  it("of VisitorCounter are reported once each", async () => {
    const counter = <VisitorCounter source={source} {...callbacks} initialCount={COUNT} />;
    const { unmount } = render(counter, { reactStrictMode: isStrict });
    await advanceTimers(0);
    await say(18);
    unmount();
    await advanceTimers(0);
    expect(events).toEqual(["reveal 17", "change 17 to 18", "hide 18: unmounted"]);
  });
});

describe("useVisitors reports no display event", () => {
  it("without a number", async () => {
    const { unmount } = follow();
    await act(async () => source.fail(new Error("away")));
    unmount();
    await advanceTimers(0);
    expect(events).toEqual([]);
  });

  it("for a number that was expired when the page loaded", async () => {
    vi.setSystemTime(START + 301_000);
    follow({ initialCount: COUNT });
    await advanceTimers(1);
    expect(events).toEqual([]);
  });

  it("before React has rendered the number", () => {
    const seen: boolean[] = [];
    function Shop() {
      const { count } = useVisitors({ source, onReveal: () => events.push("reveal") });
      if (count) seen.push(events.length > 0);
      return null;
    }
    render(<Shop />);
    act(() => source.emit(COUNT));
    expect(seen).toEqual([false]);
  });
});

it("useVisitors reports `hide` with `loading` when another page is requested", async () => {
  const { rerender } = follow({ page: "/pricing" });
  await act(async () => source.emit(PAGE_COUNT, "/pricing"));
  rerender({ page: "/about" });
  await advanceTimers(0);
  await say(6, "/about");
  expect(events).toEqual(["reveal 4", "hide 4: loading", "reveal 6"]);
});

it("useVisitors calls the latest callback", async () => {
  const { rerender } = follow();
  rerender({ onReveal: () => events.push("the latest") });
  await say(17);
  expect(events).toEqual(["the latest"]);
});

it("useVisitors reports an exception of a callback as uncaught, and continues", async () => {
  const exception = new Error("from the app");
  const uncaught: unknown[] = [];
  // As a browser reports exceptions of microtasks.
  vi.stubGlobal("queueMicrotask", (task: () => void) => {
    const run = () => task();
    Promise.resolve()
      .then(run)
      .catch((error: unknown) => uncaught.push(error));
  });
  const { result } = follow({
    onReveal: () => {
      throw exception;
    },
  });
  await say(17);
  await say(18);
  vi.unstubAllGlobals();
  expect(uncaught).toEqual([exception]);
  expect(result.current.count?.visitors).toBe(18);
  expect(events).toEqual(["change 17 to 18"]);
});

describe("VisitorCounter with `enabled={false}`", () => {
  it("requests nothing, reports nothing and keeps the place", async () => {
    const { container } = render(
      <VisitorCounter source={source} enabled={false} initialCount={COUNT} {...callbacks} />,
    );
    const counter = container.querySelector("[data-onlookers]");
    await advanceTimers(1);
    expect(source.subscriptions.size).toBe(0);
    expect(counter?.getAttribute("data-status")).toBe("disabled");
    expect(counter?.outerHTML).not.toMatch(/\d/);
    expect(counter?.hasAttribute("data-reserve")).toBe(true);
    expect(events).toEqual([]);
  });

  it("reports `hide` and `reveal` when `enabled` changes", async () => {
    const { result, rerender } = follow();
    await say(17);
    rerender({ enabled: false });
    await expect(result.current.refresh()).resolves.toBeUndefined();
    expect(result.current).toMatchObject({ status: "disabled", count: null, isLoading: false });
    expect([source.subscriptions.size, source.reads.length]).toEqual([0, 0]);
    rerender({ enabled: true });
    await advanceTimers(0);
    expect(result.current.count?.visitors).toBe(17);
    expect(events).toEqual(["reveal 17", "hide 17: disabled", "reveal 17"]);
  });
});
