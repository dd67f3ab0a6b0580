import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { SWRConfig } from "swr";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { OnlookersConfig, useVisitors, type UseVisitorsOptions } from "../../src/index.js";
import { advanceTimers, installFakeTimers } from "../fake-timers.js";
import { COUNT, PAGE_COUNT, ManualSource, START } from "../manual-source.js";

const { observedAt: OBSERVED_AT, ...SHOWN } = COUNT;
let source: ManualSource;
beforeEach(() => (source = new ManualSource()));
installFakeTimers();

const renderVisitors = (
  options: UseVisitorsOptions = {},
  wrapper = ({ children }: { children: ReactNode }) => children,
) =>
  renderHook((props: UseVisitorsOptions) => useVisitors({ source, ...props, relay: undefined }), {
    initialProps: options,
    wrapper,
  });

describe("useVisitors", () => {
  it("returns a count only while it may be shown", async () => {
    const { result } = renderVisitors();
    const nothing = { count: null, sentence: null, description: null };
    expect(result.current).toMatchObject({ ...nothing, status: "loading", staleness: null, isLoading: true });
    act(() => source.emit(COUNT));
    expect(result.current).toMatchObject({ count: SHOWN, status: "fresh", staleness: "fresh", isLoading: false });
    await advanceTimers(44);
    expect(result.current).toMatchObject({ count: SHOWN, status: "stale", staleness: "stale" });
    await advanceTimers(257);
    expect(result.current).toMatchObject({ ...nothing, status: "expired", staleness: "expired", isLoading: false });
    act(() => source.emit({ ...COUNT, visitors: 1, observedAt: new Date().toISOString() }));
    expect(result.current).toMatchObject({ ...nothing, status: "hidden", staleness: "fresh" });
  });

  it("returns the latest observation time from getObservedAt without a render", async () => {
    const renders = vi.fn<() => void>();
    const { result } = renderHook(() => {
      renders();
      return useVisitors({ source });
    });
    expect(result.current.getObservedAt()).toBeNull();
    act(() => source.emit(COUNT));
    expect(result.current.getObservedAt()).toBe(OBSERVED_AT);
    expect(result.current.count).not.toHaveProperty("observedAt");
    renders.mockClear();
    const later = new Date(START + 30_000).toISOString();
    act(() => source.emit({ ...COUNT, observedAt: later }));
    expect(renders).not.toHaveBeenCalled();
    expect(result.current.getObservedAt()).toBe(later);
    await advanceTimers(331);
    expect(result.current.getObservedAt()).toBeNull();
  });

  it("returns a description with the window, whatever the wording", () => {
    const { result } = renderVisitors({ wording: "short" });
    act(() => source.emit(COUNT));
    expect(result.current).toMatchObject({
      sentence: "17 on this site",
      description: "17 people on this site in the last 5 minutes",
    });
  });

  it("keeps the count after a failed request, and returns its error until the next count", () => {
    const onError = vi.fn<(error: unknown) => void>();
    const { result } = renderVisitors({ onError });
    const error = new Error("away");
    act(() => source.emit(COUNT));
    act(() => source.fail(error));
    expect(result.current).toMatchObject({ count: SHOWN, status: "fresh", error });
    act(() => source.emit({ ...COUNT, visitors: 18 }));
    expect(result.current).toMatchObject({ status: "fresh", error: undefined });
    expect(onError.mock.calls).toEqual([[error]]);
  });

  it("calls the latest onError callback", () => {
    const [first, second] = [vi.fn<() => void>(), vi.fn<() => void>()];
    const { rerender } = renderVisitors({ onError: first });
    rerender({ onError: second });
    act(() => source.fail(new Error("away")));
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
  });

  it("requests a count on refresh, which never rejects", async () => {
    const { result } = renderVisitors({ site: "shop", page: "/pricing" });
    await act(() => result.current.refresh());
    expect(source.reads).toEqual([{ site: "shop", page: "/pricing" }]);
    source.read = () => Promise.reject(new Error("away"));
    await expect(result.current.refresh()).resolves.toBeUndefined();
  });

  it("never returns the count of one page for another", () => {
    const other = renderVisitors({ page: "/pricing" });
    const { result, rerender } = renderVisitors({ page: "/pricing" });
    act(() => source.emit(PAGE_COUNT, "/pricing"));
    act(() => source.fail(new Error("away"), "/pricing"));
    rerender({ page: "/about" });
    expect(result.current).toMatchObject({ count: null, status: "loading", error: undefined });
    act(() => source.emit({ ...PAGE_COUNT, visitors: 5 }, "/pricing"));
    expect(result.current.status).toBe("loading");
    expect(other.result.current.count?.visitors).toBe(5);
    rerender({ page: "/pricing" });
    expect(result.current.count?.visitors).toBe(5);
  });

  it("never returns the initialCount of one page for another with the same observedAt", () => {
    const { result, rerender } = renderVisitors({ page: "/pricing", initialCount: PAGE_COUNT });
    expect(result.current.count?.visitors).toBe(4);
    rerender({ page: "/about", initialCount: { ...PAGE_COUNT, page: "/about", visitors: 6 } });
    expect(result.current.count).toMatchObject({ page: "/about", visitors: 6 });
  });

  it("fails without an exception if the source throws", async () => {
    source.subscribe = () => {
      throw new RangeError("no such site");
    };
    source.read = () => {
      throw new RangeError("no such site");
    };
    const { result } = renderVisitors();
    await expect(result.current.refresh()).resolves.toBeUndefined();
    expect(result.current).toMatchObject({ status: "failed", error: new RangeError("no such site") });
  });

  it("unsubscribes from the source when it unmounts", () => {
    const { unmount } = renderVisitors();
    expect(source.subscriptions.size).toBe(1);
    unmount();
    expect(source.subscriptions.size).toBe(0);
  });

  it("clears all timers when it unmounts", () => {
    const { unmount } = renderVisitors();
    act(() => source.emit(COUNT));
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("computes the age of a count by the source's clock instead of the browser's", () => {
    source.now = () => Date.now() + 400_000;
    const { result } = renderVisitors();
    act(() => source.emit(COUNT));
    expect(result.current.status).toBe("expired");
  });

  it("expires a count within 10 s after the source corrects its clock, or the machine wakes up", async () => {
    const { result } = renderVisitors();
    act(() => source.emit({ ...COUNT, ttlSeconds: 300 }));
    source.now = () => Date.now() + 400_000;
    await advanceTimers(10);
    expect(result.current.status).toBe("expired");
  });
});

describe("useVisitors without a relay", () => {
  it("logs an error for the developer and throws nothing", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const { result } = renderHook(() => useVisitors());
    await advanceTimers(0);
    expect(result.current).toMatchObject({ status: "failed", count: null });
    expect(String(result.current.error)).toContain("[onlookers] No relay");
    await expect(result.current.refresh()).resolves.toBeUndefined();
    expect(log.mock.calls).toEqual([[expect.stringContaining("[onlookers] No relay")]]);
    log.mockRestore();
  });
});

describe("OnlookersConfig", () => {
  it("provides the settings that a hook leaves out, and overrides those of an outer OnlookersConfig", () => {
    const outer = new ManualSource();
    const { result } = renderHook(() => useVisitors({ wording: "short" }), {
      wrapper: ({ children }) => (
        <OnlookersConfig source={outer} site="shop" locale="en-IN" minimum={200_000}>
          <OnlookersConfig source={source} minimum={5}>
            {children}
          </OnlookersConfig>
        </OnlookersConfig>
      ),
    });
    expect([...source.subscriptions].map(({ query }) => query.site)).toEqual(["shop"]);
    expect(outer.subscriptions.size).toBe(0);
    act(() => source.emit({ ...COUNT, visitors: 123_456 }));
    expect(result.current.sentence).toBe("1,23,456 on this site");
    act(() => source.emit({ ...COUNT, visitors: 3 }));
    expect(result.current.status).toBe("hidden");
  });
});

describe("useVisitors in an app's own SWRConfig", () => {
  it("ignores the app's fetcher and request options", async () => {
    const fetcher = vi.fn<() => Promise<string>>(async () => "not a count");
    const { result } = renderVisitors({}, ({ children }) => (
      <SWRConfig value={{ fetcher, suspense: true, keepPreviousData: true, refreshInterval: 100 }}>
        {children}
      </SWRConfig>
    ));
    await advanceTimers(5);
    expect(result.current.status).toBe("loading");
    act(() => source.emit(COUNT));
    expect(result.current.status).toBe("fresh");
    expect(fetcher).not.toHaveBeenCalled();
  });

  it("stores counts in the app's cache", () => {
    const cache = new Map();
    const { result } = renderVisitors({}, ({ children }) => (
      <SWRConfig value={{ provider: () => cache }}>{children}</SWRConfig>
    ));
    act(() => source.emit(COUNT));
    expect(result.current.count).toMatchObject(SHOWN);
    expect([...cache.values()]).toEqual([expect.objectContaining({ data: COUNT })]);
  });
});
