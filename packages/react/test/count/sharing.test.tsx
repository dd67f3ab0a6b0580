import type { LiveCount, VisitorSource } from "@onlookers/core";
import { createRelaySource } from "@onlookers/relay/client";
import { act, render, screen } from "@testing-library/react";
import { Profiler, StrictMode } from "react";
import { SWRConfig } from "swr";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { VisitorCounter } from "../../src/index.js";
import { pass, stopClocks } from "../clock.js";
import { COUNT, PlayedSource } from "../played-source.js";

stopClocks();
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => void vi.restoreAllMocks());

/** Counts 17 anew at each request. */
const relayFetch = () =>
  vi.fn<typeof fetch>(async () => {
    const count: LiveCount = { ...COUNT, observedAt: new Date().toISOString() };
    return Response.json(count, { headers: { date: new Date().toUTCString() } });
  });

const many = (source: VisitorSource, n: number) =>
  Array.from({ length: n }, (_, i) => <VisitorCounter key={i} source={source} />);

it("asks once for 200 counters, and once a ttl", async () => {
  const fetch = relayFetch();
  const { container } = render(<>{many(createRelaySource({ url: "/r", fetch }), 200)}</>);
  await pass(1);
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(container.querySelectorAll('[data-status="fresh"]')).toHaveLength(200);
  await pass(30);
  expect(fetch).toHaveBeenCalledTimes(2);
  expect(vi.getTimerCount()).toBe(2); // One to poll, one to age the count.
});

it("asks once under StrictMode", async () => {
  const fetch = relayFetch();
  render(<StrictMode>{many(createRelaySource({ url: "/r", fetch }), 3)}</StrictMode>);
  await pass(1);
  expect(fetch).toHaveBeenCalledTimes(1);
});

it("asks for nothing more when the last counter leaves and another comes in the same render", async () => {
  const fetch = relayFetch();
  const source = createRelaySource({ url: "/r", fetch });
  const { rerender } = render(<VisitorCounter key="a" source={source} />);
  await pass(1);
  rerender(<VisitorCounter key="b" source={source} data-testid="b" />);
  expect(screen.getByTestId("b").textContent).toContain("17 people");
  await pass(1);
  expect(fetch).toHaveBeenCalledTimes(1);
});

it("asks for nothing before the ttl when a counter comes back later", async () => {
  const fetch = relayFetch();
  const source = createRelaySource({ url: "/r", fetch });
  const { rerender } = render(<VisitorCounter source={source} />);
  await pass(1);
  rerender(<p />);
  await pass(10);
  rerender(<VisitorCounter source={source} data-testid="back" />);
  expect(screen.getByTestId("back").textContent).toContain("17 people");
  await pass(18);
  expect(fetch).toHaveBeenCalledTimes(1);
  await pass(2);
  expect(fetch).toHaveBeenCalledTimes(2);
});

it("shares a relay by its address", async () => {
  const fetch = relayFetch();
  vi.stubGlobal("fetch", fetch);
  render(
    <>
      <VisitorCounter relay="/shared/relay" />
      <VisitorCounter relay="/shared/relay" site="default" />
      <VisitorCounter relay="/shared/relay" page="/pricing" />
    </>,
  );
  await pass(1);
  vi.unstubAllGlobals();
  expect(fetch.mock.calls.map(([url]) => url)).toEqual([
    "/shared/relay/default",
    "/shared/relay/default?page=/pricing",
  ]);
});

it("renders nothing for a poll that finds the same number, and yet tells when that was counted", async () => {
  const commits = vi.fn<() => void>();
  const fetch = relayFetch();
  // By chance up to a tenth later than the ttl: not even the status may change in between.
  vi.mocked(Math.random).mockReturnValue(0.99);
  const { container, rerender } = render(
    <Profiler id="counters" onRender={commits}>
      {many(createRelaySource({ url: "/r", fetch }), 200)}
    </Profiler>,
  );
  await pass(1);
  const counter = container.querySelector("span");
  const first = counter?.dataset["observedAt"];
  commits.mockClear();
  await pass(120);
  expect(fetch).toHaveBeenCalledTimes(4);
  expect(commits).not.toHaveBeenCalled();
  expect(Date.parse(counter?.dataset["observedAt"] ?? "")).toBeGreaterThan(Date.parse(first ?? "") + 80_000);
  rerender(<p />);
});

it("renders nothing for a number that the display rule shows alike", () => {
  const source = new PlayedSource();
  const commits = vi.fn<() => void>();
  render(
    <Profiler id="counter" onRender={commits}>
      <VisitorCounter source={source} steps={[10, 50]} />
    </Profiler>,
  );
  act(() => source.say(COUNT));
  commits.mockClear();
  act(() => source.say({ ...COUNT, visitors: 23 }));
  expect(commits).not.toHaveBeenCalled();
  act(() => source.say({ ...COUNT, visitors: 51 }));
  expect(commits).toHaveBeenCalledTimes(1);
});

it("keeps a count once, however many counters hear of it", () => {
  const source = new PlayedSource();
  const cache = new Map();
  const kept = vi.spyOn(cache, "set");
  const mount = (n: number) => render(<SWRConfig value={{ provider: () => cache }}>{many(source, n)}</SWRConfig>);
  mount(1);
  act(() => source.say(COUNT));
  const forOne = kept.mock.calls.length;
  mount(50);
  act(() => source.say({ ...COUNT, visitors: 18 }));
  expect(kept.mock.calls.length - forOne).toBe(forOne);
});
