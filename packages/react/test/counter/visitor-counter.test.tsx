import { act, cleanup, render, screen } from "@testing-library/react";
import { createRef, type ComponentProps } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { VisitorCounter } from "../../src/index.js";
import { advanceTimers, installFakeTimers } from "../fake-timers.js";
import { COUNT, PAGE_COUNT, ManualSource } from "../manual-source.js";

let source: ManualSource;
beforeEach(() => (source = new ManualSource()));
installFakeTimers();

const NOTHING = "\u00A0";

function mount(props: ComponentProps<typeof VisitorCounter> = {}): HTMLElement {
  render(<VisitorCounter source={source} data-testid="counter" {...props} relay={undefined} />);
  return screen.getByTestId("counter");
}

describe("the text of VisitorCounter", () => {
  it("follows the scope and window of the count", () => {
    const counter = mount();
    act(() => source.emit(COUNT));
    expect(counter.textContent).toBe("17 people on this site in the last 5 minutes");
    act(() => source.emit({ ...COUNT, windowSeconds: 180, observedAt: "2026-11-21T14:32:20.001Z" }));
    expect(counter.textContent).toBe("17 people on this site in the last 3 minutes");
  });

  it("names the site if the site was counted, even with a `page`", () => {
    const counter = mount({ page: "/pricing" });
    act(() => source.emit(COUNT, "/pricing"));
    expect(counter.textContent).toBe("17 people on this site in the last 5 minutes");
    act(() => source.emit({ ...PAGE_COUNT, observedAt: "2026-11-21T14:32:21.000Z" }, "/pricing"));
    expect(counter.textContent).toBe("4 people on this page in the last 5 minutes");
  });

  it.each([
    ["now", "17 people viewing this site now"],
    ["short", "17 on this site"],
  ] as const)("has the window in the title with the wording %s", (wording, text) => {
    const counter = mount({ wording, title: "Visitors" });
    expect(counter.title).toBe("Visitors");
    act(() => source.emit(COUNT));
    expect(counter.textContent).toBe(text);
    expect(counter.title).toBe("17 people on this site in the last 5 minutes");
  });

  it("keeps the app's title if the text contains the window", () => {
    const counter = mount({ title: "Visitors" });
    act(() => source.emit(COUNT));
    expect(counter.title).toBe("Visitors");
  });

  it("formats numbers by the locale", () => {
    const counter = mount({ locale: "en-IN", wording: "short" });
    act(() => source.emit({ ...COUNT, visitors: 123_456 }));
    expect(counter.textContent).toBe("1,23,456 on this site");
  });

  it("can be custom, with the window in the title", () => {
    const counter = mount({ children: ({ count, status }) => <b>{count ? `${count.visitors} here` : status}</b> });
    expect(counter.firstElementChild?.innerHTML).toBe("<b>loading</b>");
    act(() => source.emit(COUNT));
    expect(counter.firstElementChild?.innerHTML).toBe("<b>17 here</b>");
    expect(counter.title).toBe("17 people on this site in the last 5 minutes");
  });
});

describe("VisitorCounter shows nothing", () => {
  const snapshot = (counter: HTMLElement) => ({
    text: counter.textContent,
    status: counter.dataset["status"],
    hasDigit: /\d/.test(counter.outerHTML),
  });
  /** No digit anywhere in the element: not in the text, nor in an attribute. */
  const nothing = (status: string) => ({ text: NOTHING, status, hasDigit: false });

  it("before the first answer", () => expect(snapshot(mount())).toEqual(nothing("loading")));

  it("after a failure without a count, and never 0", () => {
    const counter = mount({ minimum: 0 });
    act(() => source.fail(new Error("away")));
    expect(snapshot(counter)).toEqual(nothing("failed"));
  });

  it("if the relay has no true number", () => {
    const counter = mount();
    act(() => source.emit(COUNT));
    act(() => source.emit({ ...COUNT, visitors: null, observedAt: null }));
    expect(snapshot(counter)).toEqual(nothing("expired"));
  });

  it("past the window, without another answer", async () => {
    const counter = mount();
    act(() => source.emit(COUNT));
    await advanceTimers(43);
    expect(counter.dataset["status"]).toBe("fresh");
    await advanceTimers(1);
    expect(counter.dataset["status"]).toBe("stale");
    await advanceTimers(256);
    expect(counter.textContent).not.toBe(NOTHING);
    await advanceTimers(1);
    expect(snapshot(counter)).toEqual(nothing("expired"));
  });

  it("below the minimum, without blinking around it", () => {
    const counter = mount({ minimum: 10 });
    const status = (visitors: number) => {
      act(() => source.emit({ ...COUNT, visitors }));
      return counter.dataset["status"];
    };
    expect([9, 10, 8, 7, 9, 10].map(status)).toEqual(["hidden", "fresh", "fresh", "hidden", "hidden", "fresh"]);
    status(3);
    expect(snapshot(counter)).toEqual(nothing("hidden"));
  });

  it("below the minimum after the number had disappeared", async () => {
    const counter = mount({ minimum: 10 });
    act(() => source.emit({ ...COUNT, visitors: 10 }));
    await advanceTimers(301);
    act(() => source.emit({ ...COUNT, visitors: 8, observedAt: new Date().toISOString() }));
    expect(snapshot(counter)).toEqual(nothing("hidden"));
  });

  it("for a single visitor by default", () => {
    const counter = mount();
    act(() => source.emit({ ...COUNT, visitors: 1 }));
    expect(snapshot(counter)).toEqual(nothing("hidden"));
  });
});

describe("the element of VisitorCounter", () => {
  it("is a span of plain text without ARIA attributes or roles", () => {
    const counter = mount();
    act(() => source.emit(COUNT));
    expect(counter.tagName).toBe("SPAN");
    expect(counter.outerHTML).not.toMatch(/ (?:aria-\w+|role|style)=/);
  });

  it("has the data attributes of the count", () => {
    const counter = mount({ page: "/pricing" });
    act(() => source.emit(PAGE_COUNT, "/pricing"));
    const { onlookers, status, scope, page, window, observedAt } = counter.dataset;
    expect([onlookers, status, scope, page, window, observedAt]).toEqual([
      "counter",
      "fresh",
      "page",
      "/pricing",
      "300",
      "2026-11-21T14:32:20.000Z",
    ]);
  });

  it("has the direction `auto` unless the app sets `dir`", () => {
    expect(mount().dir).toBe("auto");
    cleanup();
    expect(mount({ dir: "rtl" }).dir).toBe("rtl");
  });

  it("stays the same in every status", async () => {
    const counter = mount();
    act(() => source.emit(COUNT));
    await advanceTimers(301);
    expect(screen.getByTestId("counter")).toBe(counter);
  });

  it("reserves the same text in every status, without a digit", () => {
    const counter = mount();
    const reserve = counter.dataset["reserve"];
    expect(reserve).toMatch(/^\u2007,\u2007{3} people on this site/);
    expect(reserve).not.toMatch(/\d/);
    act(() => source.emit({ ...COUNT, windowSeconds: 180 }));
    expect(counter.dataset["reserve"]).toBe(reserve);
  });

  it("takes a ref and any prop of a span, but keeps its own data attributes", () => {
    const ref = createRef<HTMLSpanElement>();
    let clicks = 0;
    const own = { "data-status": "x" };
    const counter = mount({ ref, id: "n", className: "price", lang: "en", onClick: () => clicks++, ...own });
    counter.click();
    expect(ref.current).toBe(counter);
    expect(counter).toMatchObject({ id: "n", className: "price", lang: "en" });
    expect(counter.dataset["status"]).toBe("loading");
    expect(clicks).toBe(1);
  });
});
