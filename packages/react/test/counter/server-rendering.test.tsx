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
let complaints: unknown[][];
beforeEach(() => {
  complaints = [];
  const complain = (...all: unknown[]) => {
    // React 18 on SWR's own provider, which takes jsdom for a browser while it writes HTML.
    if (!String(all[0]).includes("useLayoutEffect does nothing on the server")) complaints.push(all);
  };
  vi.spyOn(console, "error").mockImplementation(complain);
  vi.spyOn(console, "warn").mockImplementation(complain);
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => void vi.restoreAllMocks());

/** The server's HTML, taken over by the browser. */
function hydrate(element: ReactNode, html = renderToString(element)): HTMLElement {
  const container = document.createElement("div");
  document.body.append(container);
  container.innerHTML = html;
  render(element, { container, hydrate: true });
  return container;
}

describe("a count that the server read", () => {
  it("is in the HTML", () => {
    const html = renderToString(<VisitorCounter source={new ManualSource()} initialCount={COUNT} />);
    expect(html.replaceAll(/<[^>]*>/g, "")).toBe("17 people on this site in the last 5 minutes");
    expect(html).toContain('data-status="fresh"');
    expect(html).not.toContain("style=");
  });

  it.each([0, 200_000, 4_000_000, -4_000_000])("is taken over without a warning, %d ms later", async (later) => {
    vi.setSystemTime(START + later);
    hydrate(<VisitorCounter source={new ManualSource()} initialCount={COUNT} locale="en-IN" />);
    await advanceTimers(1);
    expect(complaints).toEqual([]);
  });

  it("ages in the browser, where it can have come late", () => {
    vi.setSystemTime(START + 44_000);
    const source = new ManualSource();
    expect(hydrate(<VisitorCounter source={source} initialCount={COUNT} />).innerHTML).toContain('"stale"');
    vi.setSystemTime(START + 301_000);
    const html = hydrate(<VisitorCounter source={source} initialCount={COUNT} />).innerHTML;
    expect(html).toContain('"expired"');
    expect(html).not.toContain("17");
  });

  it("is not asked for again before its ttl", async () => {
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

  it("gives way to a newer one, from the server too", async () => {
    const source = new ManualSource();
    const at = (seconds: number, visitors: number) => ({
      ...COUNT,
      visitors,
      observedAt: new Date(START + seconds * 1000).toISOString(),
    });
    const { container, rerender } = render(<VisitorCounter source={source} initialCount={COUNT} wording="short" />);
    await act(async () => source.emit(at(10, 18)));
    expect(container.textContent).toBe("18 here");
    rerender(<VisitorCounter source={source} initialCount={at(20, 19)} wording="short" />);
    expect(container.textContent).toBe("19 here");
    expect([...source.subscriptions].map(({ initialCount }) => initialCount?.visitors)).toEqual([19]);
    rerender(<VisitorCounter source={source} initialCount={at(5, 20)} wording="short" />);
    expect(container.textContent).toBe("18 here");
  });

  it("does not end a subscription by coming as a new object at each render", () => {
    const source = new ManualSource();
    const subscribe = vi.spyOn(source, "subscribe");
    const { rerender } = render(<VisitorCounter source={source} initialCount={{ ...COUNT }} />);
    rerender(<VisitorCounter source={source} initialCount={{ ...COUNT }} />);
    expect(subscribe).toHaveBeenCalledTimes(1);
  });

  it("that says nothing shows nothing", () => {
    const nothing = { ...COUNT, visitors: null, observedAt: null };
    const html = renderToString(<VisitorCounter source={new ManualSource()} initialCount={nothing} />);
    expect(html).toContain('data-status="expired"');
  });

  it("may come by SWR's fallback", async () => {
    const key = visitorsKey({ relay: "/fallback/relay" });
    vi.stubGlobal("fetch", () => Promise.reject(new Error("no request expected")));
    const container = hydrate(
      <SWRConfig value={{ fallback: { [key]: COUNT } }}>
        <VisitorCounter relay="/fallback/relay" wording="short" />
      </SWRConfig>,
    );
    await advanceTimers(1);
    vi.unstubAllGlobals();
    expect(container.textContent).toBe("17 here");
    expect(complaints).toEqual([]);
  });
});

describe("without one", () => {
  it("the server writes an empty place, and the browser fills it", async () => {
    const source = new ManualSource();
    const container = hydrate(
      <OnlookersConfig source={source} wording="short">
        <VisitorCounter />
      </OnlookersConfig>,
    );
    expect(container.textContent).toBe("\u00A0");
    act(() => source.emit(COUNT));
    expect(container.textContent).toBe("17 here");
    expect(complaints).toEqual([]);
  });

  it("a page that comes late takes over an empty place although the browser knows the count by then", async () => {
    const source = new ManualSource();
    const html = renderToString(<VisitorCounter source={source} />);
    const early = render(<VisitorCounter source={source} />);
    act(() => source.emit(COUNT));
    const late = hydrate(<VisitorCounter source={source} />, html);
    await advanceTimers(0);
    expect(late.textContent).toBe(early.container.textContent);
    expect(complaints).toEqual([]);
  });
});
