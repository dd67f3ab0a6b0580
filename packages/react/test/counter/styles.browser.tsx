import "../../../core/src/styles/counter.css";
import { act, render } from "@testing-library/react";
import { MAX_FADING_COUNTERS } from "@onlookers/core/widget";
import { describe, expect, it } from "vitest";
import { VisitorCounter, type VisitorCounterProps } from "../../src/index.js";
import { COUNT, ManualSource } from "../manual-source.js";

/** Mounts a counter. `say` emits its next number. */
function mount(props: VisitorCounterProps = {}) {
  const source = new ManualSource();
  let now = Date.parse(COUNT.observedAt ?? "");
  source.now = () => now;
  const { container } = render(<VisitorCounter source={source} {...props} relay={undefined} />);
  const counter = container.querySelector("[data-onlookers]");
  if (!counter) throw new Error("there is no counter");
  const say = (visitors: number | null) => {
    now += 1000;
    act(() => source.emit({ ...COUNT, visitors, observedAt: visitors === null ? null : new Date(now).toISOString() }));
  };
  return { counter, say };
}

/** The running animations of a counter, by name and part. */
const running = (counter: Element) =>
  counter.getAnimations({ subtree: true }).map((animation) => {
    const { target, pseudoElement } = animation.effect instanceof KeyframeEffect ? animation.effect : {};
    const name = animation instanceof CSSAnimation ? animation.animationName : "";
    return `${name} ${target?.getAttribute("data-part")}${pseudoElement ?? ""}`;
  });

describe("the animation of VisitorCounter", () => {
  const ARRIVES = "onlookers-arrive number";

  it("fades in a changed number, and no other", () => {
    const { counter, say } = mount();
    say(17);
    expect(running(counter)).toEqual([]);
    say(18);
    expect(running(counter)).toEqual([ARRIVES]);
    expect(counter.textContent).toBe("18 people on this site in the last 5 minutes");
    say(null);
    say(20);
    expect(running(counter)).toEqual([]);
  });

  it("ends by itself, well within the 5 s of WCAG 2.2.2", () => {
    const { counter, say } = mount();
    say(17);
    say(18);
    const ends = counter.getAnimations({ subtree: true }).map(({ effect }) => effect?.getComputedTiming().endTime);
    expect(ends).toEqual([600]);
  });

  it("does not fade numbers on a page with many counters", () => {
    const mounts = Array.from({ length: MAX_FADING_COUNTERS + 1 }, () => mount());
    for (const visitors of [17, 18]) for (const { say } of mounts) say(visitors);
    expect(mounts.flatMap(({ counter }) => running(counter))).toEqual([]);
  });
});

const dotOf = (counter: Element) => getComputedStyle(counter.querySelector("[data-part=text]") ?? counter, "::before");

/** The parts of a computed colour, from 0 to 1. They differ between browsers, as the system colours mixed into them do. */
const rgbOf = (color: string) => [...color.matchAll(/[\d.]+/g)].map(Number);

describe("the dot of VisitorCounter", () => {
  it("is visible with a number and hidden without", () => {
    const { counter, say } = mount();
    expect(dotOf(counter).visibility).toBe("hidden");
    say(17);
    expect(dotOf(counter).visibility).toBe("visible");
    say(null);
    expect(dotOf(counter).visibility).toBe("hidden");
  });

  it.each([
    ["light", [0.141, 0.515, 0.245]],
    ["dark", [0.341, 0.715, 0.445]],
  ])("has a colour for a %s page, or the app's own", (scheme, own) => {
    const { counter, say } = mount({ style: { colorScheme: scheme } });
    say(17);
    expect(rgbOf(dotOf(counter).backgroundColor)).toEqual(own.map((part) => expect.closeTo(part, 1)));
    counter.setAttribute("style", "--onlookers-dot: rebeccapurple");
    expect(dotOf(counter).backgroundColor).toBe("rgb(102, 51, 153)");
  });
});

it("VisitorCounter is overridden by any rule of the app", () => {
  const style = document.createElement("style");
  style.textContent = "b { display: flex }";
  document.head.append(style);
  const { counter } = mount({ render: (props) => <b {...props} /> });
  expect(getComputedStyle(counter).display).toBe("flex");
  style.remove();
});
