import type { LiveCount } from "@onlookers/core";
import { createRelaySource } from "@onlookers/relay/client";
import { act, render, renderHook } from "@testing-library/react";
import { memo, Profiler, StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { SWRConfig } from "swr";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useVisitorsByPage, type UseVisitorsByPageOptions } from "../../src/by-page.js";
import { OnlookersConfig, useVisitors, VisitorCounter, type Visitors } from "../../src/index.js";
import { advanceTimers, installFakeTimers } from "../fake-timers.js";
import { PAGE_COUNT, ManualSource } from "../manual-source.js";
import { pagedRelay } from "./paged-relay.js";

installFakeTimers();
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0.5));
afterEach(() => void vi.restoreAllMocks());

const renderByPage = (pages: readonly string[], options: UseVisitorsByPageOptions) =>
  renderHook((shown: readonly string[]) => useVisitorsByPage(shown, options), { initialProps: pages });

const numbers = (visitors: ReadonlyMap<string, Visitors>) =>
  [...visitors].map(([page, { count }]) => [page, count?.visitors]);

it("useVisitorsByPage returns the visitors of each page in the given order, with one request per ttl", async () => {
  const { fetch, requestedPages } = pagedRelay((page) => page.length);
  const { result } = renderByPage(["/mug", "/a", "/mug"], { source: createRelaySource({ url: "/r", fetch }) });
  expect([...result.current].map(([page, { status }]) => [page, status])).toEqual([
    ["/mug", "loading"],
    ["/a", "loading"],
  ]);
  await advanceTimers(1);
  expect(numbers(result.current)).toEqual([
    ["/mug", 4],
    ["/a", 2],
  ]);
  await advanceTimers(70);
  expect(requestedPages()).toEqual([1, 2, 3].map(() => ["/a", "/mug"]));
});

it("useVisitorsByPage shares its request with the counters of its pages in StrictMode", async () => {
  const { fetch, requestedPages } = pagedRelay();
  function Grid() {
    useVisitorsByPage(["/a", "/b"]);
    return ["/a", "/b"].map((page) => <VisitorCounter key={page} page={page} />);
  }
  const { container } = render(
    <StrictMode>
      <OnlookersConfig source={createRelaySource({ url: "/r", fetch })}>
        <Grid />
      </OnlookersConfig>
    </StrictMode>,
  );
  await advanceTimers(40);
  expect(requestedPages()).toEqual([1, 2].map(() => ["/a", "/b"]));
  expect(container.querySelectorAll('[data-status="fresh"]')).toHaveLength(2);
});

it("useVisitorsByPage caches each count for the next page", async () => {
  const { fetch } = pagedRelay();
  const source = createRelaySource({ url: "/r", fetch });
  const cache = new Map();
  const wrapper = ({ children }: { children: React.ReactNode }) => (
    <SWRConfig value={{ provider: () => cache }}>{children}</SWRConfig>
  );
  const grid = renderHook(() => useVisitorsByPage(["/a", "/b"], { source }), { wrapper });
  await advanceTimers(1);
  grid.unmount();
  await advanceTimers(5);
  const next = renderHook(() => useVisitors({ source, page: "/b" }), { wrapper });
  expect(next.result.current.sentence).toBe("4 people on this page in the last 5 minutes");
  await advanceTimers(10);
  expect(fetch).toHaveBeenCalledTimes(1);
});

it("useVisitorsByPage returns the server's counts at once and sends no request before their ttl", async () => {
  const { fetch } = pagedRelay();
  const source = createRelaySource({ url: "/r", fetch });
  const initialCounts: Record<string, LiveCount> = {
    "/a": { ...PAGE_COUNT, page: "/a" },
    "/b": { ...PAGE_COUNT, page: "/b" },
  };
  function Grid() {
    return [...useVisitorsByPage(["/a", "/b"], { source, initialCounts }).values()].map(({ sentence }) => sentence);
  }
  expect(renderToString(<Grid />)).toContain("4 people on this page");
  const { container } = render(<Grid />);
  expect(container.textContent).toContain("4 people on this page");
  await advanceTimers(29);
  expect(fetch).not.toHaveBeenCalled();
  await advanceTimers(4);
  expect(fetch).toHaveBeenCalledTimes(1);
});

it("useVisitorsByPage requests added pages and drops removed ones when the list changes, and keeps known counts", async () => {
  const { fetch, requestedPages } = pagedRelay();
  const { result, rerender } = renderByPage(["/a", "/b"], { source: createRelaySource({ url: "/r", fetch }) });
  await advanceTimers(1);
  rerender(["/b", "/c", "/d"]);
  expect(numbers(result.current)).toEqual([
    ["/b", 4],
    ["/c", undefined],
    ["/d", undefined],
  ]);
  await advanceTimers(40);
  expect(requestedPages()).toEqual([
    ["/a", "/b"],
    ["/c", "/d"],
    ["/b", "/c", "/d"],
  ]);
});

it("useVisitorsByPage calls onError once for a failed batch, and returns the status of each page", async () => {
  const onError = vi.fn<(error: unknown) => void>();
  const fetch = vi.fn<() => Promise<Response>>(async () => new Response(null, { status: 500 }));
  const { result } = renderByPage(["/a", "/b"], { source: createRelaySource({ url: "/r", fetch }), onError });
  await advanceTimers(1);
  expect([...result.current.values()].map(({ status }) => status)).toEqual(["failed", "failed"]);
  expect([fetch.mock.calls.length, onError.mock.calls.length]).toEqual([1, 1]);
});

it("useVisitorsByPage requests one page at once on its refresh", async () => {
  const { fetch, requestedPages } = pagedRelay();
  const { result } = renderByPage(["/a", "/b"], { source: createRelaySource({ url: "/r", fetch }) });
  await advanceTimers(10);
  void result.current.get("/b")?.refresh();
  await advanceTimers(1);
  expect(requestedPages()).toEqual([["/a", "/b"], ["/b"]]);
});

it("useVisitorsByPage works with a custom source", async () => {
  const source = new ManualSource();
  const { result, unmount } = renderByPage(["/a", "/b"], { source });
  act(() => source.emit({ ...PAGE_COUNT, page: "/b", visitors: 9 }, "/b"));
  await advanceTimers(1);
  expect(numbers(result.current)).toEqual([
    ["/a", undefined],
    ["/b", 9],
  ]);
  unmount();
  expect([source.subscriptions.size, vi.getTimerCount()]).toEqual([0, 0]);
});

it("useVisitorsByPage renders a grid of 200 once per poll, only its changed cards, and nothing for the same numbers", async () => {
  const visitors = new Map([["/7", 7]]);
  const { fetch, requestedPages } = pagedRelay((page) => visitors.get(page) ?? 4);
  const source = createRelaySource({ url: "/r", fetch });
  const pages = Array.from({ length: 200 }, (_, n) => `/${n}`);
  const [commits, cards] = [vi.fn<() => void>(), vi.fn<(page: string) => void>()];
  const Card = memo(function Card({ page, shown }: { page: string; shown: Visitors | undefined }) {
    cards(page);
    return <p>{shown?.sentence}</p>;
  });
  function Grid() {
    const byPage = useVisitorsByPage(pages, { source });
    return pages.map((page) => <Card key={page} page={page} shown={byPage.get(page)} />);
  }
  render(
    <Profiler id="grid" onRender={commits}>
      <Grid />
    </Profiler>,
  );
  await advanceTimers(1);
  expect(requestedPages().map((batch) => batch.length)).toEqual([50, 50, 50, 50]);
  commits.mockClear();
  cards.mockClear();

  await advanceTimers(70);
  expect(requestedPages()).toHaveLength(12);
  expect(commits).not.toHaveBeenCalled();

  visitors.set("/7", 8).set("/150", 20);
  await advanceTimers(32);
  expect(requestedPages()).toHaveLength(16);
  expect(commits.mock.calls.length).toBeLessThanOrEqual(2);
  expect(cards.mock.calls.flat().toSorted()).toEqual(["/150", "/7"]);
});
