import { render } from "@testing-library/react";
import { StrictMode, useLayoutEffect } from "react";
import { renderToString } from "react-dom/server";
import { SWRConfig } from "swr";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { VisitorCounter } from "../../src/index.js";
import { advanceTimers, installFakeTimers } from "../fake-timers.js";
import { COUNT, ManualSource } from "../manual-source.js";

installFakeTimers();
const fetch = vi.fn<typeof globalThis.fetch>();
beforeEach(() => {
  fetch.mockReset().mockImplementation(async () => Response.json({ ...COUNT, observedAt: new Date().toISOString() }));
  vi.stubGlobal("fetch", fetch);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Reports how many requests were sent by the time React commits. */
function AtCommit({ report }: { readonly report: (requests: number) => void }) {
  useLayoutEffect(() => report(fetch.mock.calls.length), [report]);
  return null;
}

it("VisitorCounter sends one request for all counters while it renders", async () => {
  const atCommit = vi.fn<(requests: number) => void>();
  const { container } = render(
    <StrictMode>
      <VisitorCounter relay="/ahead" />
      <VisitorCounter relay="/ahead" />
      <AtCommit report={atCommit} />
    </StrictMode>,
  );
  expect(atCommit).toHaveBeenCalledWith(1);
  await advanceTimers(1);
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(container.querySelectorAll('[data-status="fresh"]')).toHaveLength(2);
});

it("VisitorCounter caches the count for a later component if its own unmounts first", async () => {
  render(<VisitorCounter relay="/early" />).unmount();
  await advanceTimers(1);
  const { container } = render(<VisitorCounter relay="/early" />);
  expect(container.textContent).toContain("17 people");
  await advanceTimers(1);
  expect(fetch).toHaveBeenCalledTimes(1);
});

it("VisitorCounter sends no request for another counter while a failed relay is in back-off", async () => {
  fetch.mockImplementation(async () => new Response(null, { status: 503 }));
  const { container, rerender } = render(<VisitorCounter key="a" relay="/failing" />);
  await advanceTimers(1);
  expect(container.firstElementChild).toHaveProperty("dataset.status", "failed");
  rerender([<VisitorCounter key="a" relay="/failing" />, <VisitorCounter key="b" relay="/failing" />]);
  await advanceTimers(1);
  expect(fetch).toHaveBeenCalledTimes(1);
});

it("VisitorCounter sends no second request for a counter in another SWR cache", async () => {
  const counter = (key: string) => (
    <SWRConfig key={key} value={{ provider: () => new Map() }}>
      <VisitorCounter relay="/two-caches" />
    </SWRConfig>
  );
  const { container, rerender } = render([counter("a")]);
  await advanceTimers(1);
  rerender([counter("a"), counter("b")]);
  await advanceTimers(1);
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(container.querySelectorAll('[data-status="fresh"]')).toHaveLength(2);
});

it.each([
  ["hidden", () => vi.spyOn(document, "hidden", "get").mockReturnValue(true)],
  ["offline", () => vi.spyOn(navigator, "onLine", "get").mockReturnValue(false)],
])("VisitorCounter sends no request on a page that is %s", async (state, begin) => {
  begin();
  render(<VisitorCounter relay={`/inactive/${state}`} />);
  await advanceTimers(1);
  expect(fetch).not.toHaveBeenCalled();
});

it("VisitorCounter sends no request with an initialCount, while disabled, or for a custom source", () => {
  const own = new ManualSource();
  render(
    <>
      <VisitorCounter relay="/with-initial-count" initialCount={COUNT} />
      <VisitorCounter relay="/disabled" enabled={false} />
      <VisitorCounter source={own} />
    </>,
  );
  expect(fetch).not.toHaveBeenCalled();
  expect(own.reads).toEqual([]);
});

it("VisitorCounter sends no request on a server", () => {
  vi.stubGlobal("document", undefined);
  expect(renderToString(<VisitorCounter relay="/on-a-server" />)).toContain('data-status="loading"');
  expect(fetch).not.toHaveBeenCalled();
});
