import type { LiveCount, VisitorSource } from "@onlookers/core";
import { createRelaySource } from "@onlookers/relay/client";
import { act, render, screen } from "@testing-library/react";
import { Profiler, StrictMode } from "react";
import { SWRConfig } from "swr";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { VisitorCounter } from "../../src/index.js";
import { advanceTimers, installFakeTimers } from "../fake-timers.js";
import { COUNT, ManualSource } from "../manual-source.js";

installFakeTimers();
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => void vi.restoreAllMocks());

/** Responds to each request with 17 visitors, counted just now. */
const relayFetch = () =>
  vi.fn<typeof fetch>(async () => {
    const count: LiveCount = { ...COUNT, observedAt: new Date().toISOString() };
    return Response.json(count, { headers: { date: new Date().toUTCString() } });
  });

const many = (source: VisitorSource, n: number) =>
  Array.from({ length: n }, (_, i) => <VisitorCounter key={i} source={source} />);

it("VisitorCounter sends one request per ttl for 200 counters", async () => {
  const fetch = relayFetch();
  const { container } = render(<>{many(createRelaySource({ url: "/r", fetch }), 200)}</>);
  await advanceTimers(1);
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(container.querySelectorAll('[data-status="fresh"]')).toHaveLength(200);
  await advanceTimers(30);
  expect(fetch).toHaveBeenCalledTimes(2);
  expect(vi.getTimerCount()).toBe(2); // One for the next poll, one for the staleness.
});

it("VisitorCounter sends one request in StrictMode", async () => {
  const fetch = relayFetch();
  render(<StrictMode>{many(createRelaySource({ url: "/r", fetch }), 3)}</StrictMode>);
  await advanceTimers(1);
  expect(fetch).toHaveBeenCalledTimes(1);
});

it("VisitorCounter sends no second request when one render replaces the last counter", async () => {
  const fetch = relayFetch();
  const source = createRelaySource({ url: "/r", fetch });
  const { rerender } = render(<VisitorCounter key="a" source={source} />);
  await advanceTimers(1);
  rerender(<VisitorCounter key="b" source={source} data-testid="b" />);
  expect(screen.getByTestId("b").textContent).toContain("17 people");
  await advanceTimers(1);
  expect(fetch).toHaveBeenCalledTimes(1);
});

it("VisitorCounter sends no request before the ttl when a counter mounts again", async () => {
  const fetch = relayFetch();
  const source = createRelaySource({ url: "/r", fetch });
  const { rerender } = render(<VisitorCounter source={source} />);
  await advanceTimers(1);
  rerender(<p />);
  await advanceTimers(10);
  rerender(<VisitorCounter source={source} data-testid="back" />);
  expect(screen.getByTestId("back").textContent).toContain("17 people");
  await advanceTimers(18);
  expect(fetch).toHaveBeenCalledTimes(1);
  await advanceTimers(2);
  expect(fetch).toHaveBeenCalledTimes(2);
});

it("VisitorCounter shares requests between counters with the same relay address", async () => {
  const fetch = relayFetch();
  vi.stubGlobal("fetch", fetch);
  render(
    <>
      <VisitorCounter relay="/shared/relay" />
      <VisitorCounter relay="/shared/relay" site="default" />
      <VisitorCounter relay="/shared/relay" page="/pricing" />
    </>,
  );
  await advanceTimers(1);
  vi.unstubAllGlobals();
  expect(fetch.mock.calls.map(([url]) => url)).toEqual([
    "/shared/relay/default",
    "/shared/relay/default?page=/pricing",
  ]);
});

it("VisitorCounter renders nothing for a poll with the same number, but updates data-observed-at", async () => {
  const commits = vi.fn<() => void>();
  const fetch = relayFetch();
  // Polls are up to a tenth later than the ttl. The status must not change in between.
  vi.mocked(Math.random).mockReturnValue(0.99);
  const { container, rerender } = render(
    <Profiler id="counters" onRender={commits}>
      {many(createRelaySource({ url: "/r", fetch }), 200)}
    </Profiler>,
  );
  await advanceTimers(1);
  const counter = container.querySelector("span");
  const first = counter?.dataset["observedAt"];
  commits.mockClear();
  await advanceTimers(120);
  expect(fetch).toHaveBeenCalledTimes(4);
  expect(commits).not.toHaveBeenCalled();
  expect(Date.parse(counter?.dataset["observedAt"] ?? "")).toBeGreaterThan(Date.parse(first ?? "") + 80_000);
  rerender(<p />);
});

it("VisitorCounter renders nothing for a number that the display rule shows as the same text", () => {
  const source = new ManualSource();
  const commits = vi.fn<() => void>();
  render(
    <Profiler id="counter" onRender={commits}>
      <VisitorCounter source={source} steps={[10, 50]} />
    </Profiler>,
  );
  act(() => source.emit(COUNT));
  commits.mockClear();
  act(() => source.emit({ ...COUNT, visitors: 23 }));
  expect(commits).not.toHaveBeenCalled();
  act(() => source.emit({ ...COUNT, visitors: 51 }));
  expect(commits).toHaveBeenCalledTimes(1);
});

it("VisitorCounter writes a count to the cache once for all counters", () => {
  const source = new ManualSource();
  const cache = new Map();
  const writes = vi.spyOn(cache, "set");
  const mount = (n: number) => render(<SWRConfig value={{ provider: () => cache }}>{many(source, n)}</SWRConfig>);
  mount(1);
  act(() => source.emit(COUNT));
  const writesForOne = writes.mock.calls.length;
  mount(50);
  act(() => source.emit({ ...COUNT, visitors: 18 }));
  expect(writes.mock.calls.length - writesForOne).toBe(writesForOne);
});
