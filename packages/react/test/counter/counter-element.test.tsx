import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { createRef, forwardRef, version, type ComponentProps, type ComponentPropsWithoutRef } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { VisitorCounter, type VisitorCounterProps } from "../../src/index.js";
import { installFakeTimers } from "../fake-timers.js";
import { COUNT, ManualSource } from "../manual-source.js";

let source: ManualSource;
beforeEach(() => (source = new ManualSource()));
installFakeTimers();
afterEach(() => void vi.restoreAllMocks());

function mount(props: ComponentProps<typeof VisitorCounter> = {}): HTMLElement {
  render(<VisitorCounter source={source} data-testid="counter" {...props} relay={undefined} />);
  return screen.getByTestId("counter");
}

const say = (visitors: number, seconds: number) =>
  act(() =>
    source.emit({
      ...COUNT,
      visitors,
      observedAt: new Date(Date.parse(COUNT.observedAt ?? "") + seconds * 1000).toISOString(),
    }),
  );

const Badge = forwardRef<HTMLElement, ComponentPropsWithoutRef<"b"> & { tone: string }>(function Badge(
  { tone, ...rest },
  ref,
) {
  return <b {...rest} ref={ref} data-tone={tone} />;
});

describe("the render prop of VisitorCounter", () => {
  it("receives text, data attributes, direction and all other props", () => {
    let clicks = 0;
    const counter = mount({
      render: (props) => <Badge {...props} tone="calm" />,
      className: "price",
      style: { color: "red" },
      onClick: () => clicks++,
    });
    say(17, 0);
    expect(counter).toMatchObject({ tagName: "B", dir: "auto", lang: "en", className: "price" });
    expect(counter.textContent).toBe("17 people on this site in the last 5 minutes");
    expect(counter.dataset).toMatchObject({ tone: "calm", onlookers: "counter", status: "fresh" });
    expect(counter.style.color).toBe("red");
    fireEvent.click(counter);
    expect(clicks).toBe(1);
  });

  it("receives the visitors", () => {
    const counter = mount({ render: (props, { count }) => <output {...props} title={count ? "live" : "away"} /> });
    expect(counter).toMatchObject({ tagName: "OUTPUT", title: "away" });
    say(17, 0);
    expect(counter).toMatchObject({ title: "live", textContent: "17 people on this site in the last 5 minutes" });
  });

  it("renders around custom children", () => {
    const counter = mount({
      render: (props) => <Badge {...props} tone="calm" />,
      children: ({ status }) => <i>{status}</i>,
    });
    expect(counter.innerHTML).toContain("<i>loading</i>");
  });

  it("renders in the server's HTML", () => {
    const counter = (
      <VisitorCounter source={source} initialCount={COUNT} render={(props) => <Badge {...props} tone="calm" />} />
    );
    expect(renderToString(counter)).toMatch(/^<b [^>]*data-status="fresh"[^>]*data-tone="calm"/);
  });

  it("passes its element to a ref once, and clears it", () => {
    const [ref, called] = [createRef<HTMLElement>(), vi.fn<(element: HTMLElement | null) => void>()];
    const counter = mount({ ref, render: (props) => <b {...props} /> });
    say(17, 0);
    expect(ref.current).toBe(counter);
    cleanup();
    expect(ref.current).toBeNull();
    mount({ ref: called, render: (props) => <b {...props} /> });
    say(17, 0);
    cleanup();
    expect(called.mock.calls.map(([element]) => element?.tagName)).toEqual(["B", undefined]);
  });

  it.runIf(version.startsWith("19"))("runs the cleanup function of a ref callback once", () => {
    const end = vi.fn<() => void>();
    mount({ ref: () => end });
    say(17, 0);
    expect(end).not.toHaveBeenCalled();
    cleanup();
    expect(end).toHaveBeenCalledTimes(1);
  });
});

describe("the class names of VisitorCounter", () => {
  it("apply to their parts", () => {
    const counter = mount({ className: "a", classNames: { text: "c", number: "d" } });
    say(17, 0);
    expect(counter.className).toBe("a");
    expect(counter.querySelector("[data-part=text]")?.className).toBe("c");
    expect(counter.querySelector("[data-part=number]")?.className).toBe("d");
  });

  it("are absent by default", () => expect(mount().hasAttribute("class")).toBe(false));
});

describe("the number of VisitorCounter", () => {
  it("comes with new text nodes when it changes, and keeps all nodes otherwise", () => {
    const counter = mount();
    const nodesOf = (visitors: number, at: number) => {
      say(visitors, at);
      return [...(counter.querySelector("[data-part=text]")?.childNodes ?? [])];
    };
    const first = nodesOf(17, 0);
    expect(nodesOf(17, 1)).toEqual(first);
    const texts = nodesOf(118, 2).flatMap((node) => (node instanceof Text ? [node] : [...node.childNodes]));
    expect(texts.filter((node) => first.includes(node))).toEqual([]);
    expect(counter.textContent).toBe("118 people on this site in the last 5 minutes");
  });

  const numberOf = (counter: HTMLElement) => counter.querySelector("[data-part=number]");

  it("has an element while there is a number", () => {
    const counter = mount();
    expect(numberOf(counter)).toBeNull();
    say(17, 0);
    expect(numberOf(counter)?.textContent).toBe("17");
    say(18, 10);
    expect(numberOf(counter)?.textContent).toBe("18");
    expect(counter.textContent).toBe("18 people on this site in the last 5 minutes");
  });

  it("has its direction in `data-trend`", () => {
    const counter = mount();
    const trend = (visitors: number, seconds: number) => (say(visitors, seconds), counter.dataset["trend"]);
    expect(counter.hasAttribute("data-trend")).toBe(false);
    expect([trend(17, 0), trend(18, 1), trend(18, 2), trend(12, 3)]).toEqual(["same", "up", "up", "down"]);
    expect([trend(1, 4), trend(30, 5)]).toEqual([undefined, "same"]);
  });

  it("has `data-rounded` beside a number that was rounded down", () => {
    const counter = mount({ steps: [20] });
    const rounded = (visitors: number, seconds: number) => (say(visitors, seconds), counter.dataset["rounded"]);
    expect([rounded(19, 0), rounded(21, 1), rounded(19, 2)]).toEqual([undefined, "", undefined]);
  });

  it("keeps the element of the `number` prop", () => {
    const seen: unknown[] = [];
    const number: VisitorCounterProps["number"] = (part) => (seen.push(part), (<em>{part.value}</em>));
    const counter = mount({ number, steps: [20], locale: "en-IN" });
    say(17, 0);
    const em = counter.querySelector("em");
    say(1_234_567, 1);
    expect(counter.querySelector("em")).toBe(em);
    expect(counter.textContent).toBe("20+ people on this site in the last 5 minutes");
    expect(seen.at(0)).toEqual({ kind: "number", visitors: 17, suffix: "", value: "17", locale: "en-IN" });
    expect(seen.at(-1)).toEqual({ kind: "number", visitors: 20, suffix: "+", value: "20+", locale: "en-IN" });
  });
});

it("VisitorCounter has the address of its count in `data-source`", () => {
  const fetch = vi.fn<typeof globalThis.fetch>(() => new Promise(() => {}));
  vi.stubGlobal("fetch", fetch);
  const initialCount = { ...COUNT, site: "shop" };
  render(<VisitorCounter relay="/live/" site="shop" page="/a b" initialCount={initialCount} data-testid="counter" />);
  const counter = screen.getByTestId("counter");
  expect(counter.dataset["source"]).toBe("/live/shop?page=/a%20b");
  vi.unstubAllGlobals();
});
