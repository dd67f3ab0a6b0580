import { createRelaySource } from "@onlookers/relay/client";
import { act, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { SWRConfig } from "swr";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { OnlookersConfig, VisitorCounter } from "../../src/index.js";
import { visitorsKey } from "../../src/server.js";
import { advanceTimers, installFakeTimers } from "../fake-timers.js";
import { COUNT, ManualSource, START } from "../manual-source.js";

installFakeTimers();
let warnings: unknown[][];
beforeEach(() => {
  warnings = [];
  const warn = (...all: unknown[]) => {
    // React 18 warns about SWR's provider, which detects a browser in jsdom.
    if (!String(all[0]).includes("useLayoutEffect does nothing on the server")) warnings.push(all);
  };
  vi.spyOn(console, "error").mockImplementation(warn);
  vi.spyOn(console, "warn").mockImplementation(warn);
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => void vi.restoreAllMocks());

/** Renders on the server and hydrates in the browser. */
function hydrate(element: ReactNode, html = renderToString(element)): HTMLElement {
  const container = document.createElement("div");
  document.body.append(container);
  container.innerHTML = html;
  render(element, { container, hydrate: true });
  return container;
}

describe("VisitorCounter with a count from the server", () => {
  it("renders it in the HTML", () => {
    const html = renderToString(<VisitorCounter source={new ManualSource()} initialCount={COUNT} />);
    expect(html.replaceAll(/<[^>]*>/g, "")).toBe("17 people on this site in the last 5 minutes");
    expect(html).toContain('data-status="fresh"');
    expect(html).not.toContain("style=");
  });

  it.each([0, 200_000, 4_000_000, -4_000_000])("hydrates without a warning, %d ms later", async (later) => {
    vi.setSystemTime(START + later);
    hydrate(<VisitorCounter source={new ManualSource()} initialCount={COUNT} locale="en-IN" />);
    expect(hydrate(<VisitorCounter source={new ManualSource()} initialCount={null} />).innerHTML).toContain(
      '"loading"',
    );
    await advanceTimers(1);
    expect(warnings).toEqual([]);
  });

  it("shows the age of a page that loads late", () => {
    vi.setSystemTime(START + 44_000);
    const source = new ManualSource();
    expect(hydrate(<VisitorCounter source={source} initialCount={COUNT} />).innerHTML).toContain('"stale"');
    vi.setSystemTime(START + 301_000);
    const html = hydrate(<VisitorCounter source={source} initialCount={COUNT} />).innerHTML;
    expect(html).toContain('"expired"');
    expect(html).not.toContain("17");
  });

  it("sends no request before its ttl", async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json({ ...COUNT, visitors: 18 }));
    const source = createRelaySource({ url: "/r", fetch });
    hydrate(
      <>
        <VisitorCounter source={source} initialCount={COUNT} />
        <VisitorCounter source={source} initialCount={{ ...COUNT }} />
      </>,
    );
    await advanceTimers(29);
    expect(fetch).not.toHaveBeenCalled();
    await advanceTimers(2);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it("shows a newer count, also from the server", async () => {
    const source = new ManualSource();
    const at = (seconds: number, visitors: number) => ({
      ...COUNT,
      visitors,
      observedAt: new Date(START + seconds * 1000).toISOString(),
    });
    const { container, rerender } = render(<VisitorCounter source={source} initialCount={COUNT} wording="short" />);
    await advanceTimers(20);
    await act(async () => source.emit(at(10, 18)));
    expect(container.textContent).toBe("18 on this site");
    rerender(<VisitorCounter source={source} initialCount={at(20, 19)} wording="short" />);
    expect(container.textContent).toBe("19 on this site");
    expect([...source.subscriptions].map(({ initialCount }) => initialCount?.visitors)).toEqual([19]);
    rerender(<VisitorCounter source={source} initialCount={at(5, 20)} wording="short" />);
    expect(container.textContent).toBe("18 on this site");
  });

  it("does not end a subscription by coming as a new object at each render", () => {
    const source = new ManualSource();
    const subscribe = vi.spyOn(source, "subscribe");
    const { rerender } = render(<VisitorCounter source={source} initialCount={{ ...COUNT }} />);
    rerender(<VisitorCounter source={source} initialCount={{ ...COUNT }} />);
    expect(subscribe).toHaveBeenCalledTimes(1);
  });

  it("shows nothing for a count without visitors", () => {
    const nothing = { ...COUNT, visitors: null, observedAt: null };
    const html = renderToString(<VisitorCounter source={new ManualSource()} initialCount={nothing} />);
    expect(html).toContain('data-status="expired"');
  });

  it("takes it from SWR's fallback", async () => {
    const key = visitorsKey({ relay: "/fallback/relay" });
    vi.stubGlobal("fetch", () => Promise.reject(new Error("no request expected")));
    const container = hydrate(
      <SWRConfig value={{ fallback: { [key]: COUNT } }}>
        <VisitorCounter relay="/fallback/relay" wording="short" />
      </SWRConfig>,
    );
    await advanceTimers(1);
    vi.unstubAllGlobals();
    expect(container.textContent).toBe("17 on this site");
    expect(warnings).toEqual([]);
  });
});

describe("VisitorCounter without a count from the server", () => {
  it("renders an empty place, which the browser fills", async () => {
    const source = new ManualSource();
    const container = hydrate(
      <OnlookersConfig source={source} wording="short">
        <VisitorCounter />
      </OnlookersConfig>,
    );
    expect(container.textContent).toBe("\u00A0");
    act(() => source.emit(COUNT));
    expect(container.textContent).toBe("17 on this site");
    expect(warnings).toEqual([]);
  });

  it("hydrates an empty place although the browser has cached the count by then", async () => {
    const source = new ManualSource();
    const html = renderToString(<VisitorCounter source={source} />);
    const early = render(<VisitorCounter source={source} />);
    act(() => source.emit(COUNT));
    const late = hydrate(<VisitorCounter source={source} />, html);
    await advanceTimers(0);
    expect(late.textContent).toBe(early.container.textContent);
    expect(warnings).toEqual([]);
  });
});
