import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { announcerOf, type Announcer } from "../../src/display/announcer.js";
import { viewOf, type CountView } from "../../src/widget.js";
import type { LiveCount } from "../../src/index.js";
import { COUNT } from "../counts.js";
import { de } from "../../src/messages/de.js";

const view = (visitors: number, change: Partial<LiveCount> = {}, messages = [de].slice(1)): CountView =>
  viewOf({ latest: { ...COUNT, visitors, ...change }, staleness: "fresh" }, { messages, minimum: 0 });
const nothing = viewOf({ staleness: null, error: new Error("away") });

/** A document of its own, as a newly loaded page. */
let page: Document;
let announcer: Announcer;
let isHidden: boolean;
const said = () => Array.from(page.querySelectorAll("[role=status] > *"), (line) => line.textContent);
const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);

beforeEach(() => {
  vi.useFakeTimers();
  isHidden = false;
  page = document.implementation.createHTMLDocument();
  Object.defineProperty(page, "hidden", { get: () => isHidden });
  announcer = announcerOf(page);
});
afterEach(() => void vi.useRealTimers());

/** A counter that shows these one after the other, each for so many seconds. */
function counter(...first: readonly CountView[]) {
  const speaker = announcer.join();
  for (const each of first) speaker.show(each);
  return speaker;
}

describe("what is announced", () => {
  it("is not what stands there at first, and has its region by then", () => {
    counter(nothing, view(17));
    pass(300);
    expect(said()).toStrictEqual([]);
    expect(page.querySelectorAll("[role=status]")).toHaveLength(1);
  });

  it("is a number of another step, with its window, then nothing is left to be found", () => {
    const speaker = counter(view(17));
    speaker.show(view(18));
    pass(5);
    expect(said()).toStrictEqual([]);
    speaker.show(view(20));
    pass(1);
    expect(said()).toStrictEqual(["20 people on this site in the last 5 minutes"]);
    pass(10);
    expect(said()).toStrictEqual([]);
  });

  it("comes once a minute, and is what is shown by then", () => {
    const speaker = counter(view(17));
    speaker.show(view(20));
    pass(1);
    for (const visitors of [50, 100, 230]) {
      pass(15);
      speaker.show(view(visitors));
    }
    pass(14);
    expect(said()).toStrictEqual([]);
    pass(1);
    expect(said()).toStrictEqual(["230 people on this site in the last 5 minutes"]);
    pass(300);
    expect(said()).toStrictEqual([]);
  });

  it("is nothing where a number is back in its step by then", () => {
    const speaker = counter(view(17));
    speaker.show(view(20));
    pass(1);
    speaker.show(view(50));
    speaker.show(view(24));
    pass(300);
    expect(said()).toStrictEqual([]);
  });

  it("is no number that went, and what is being said of one ends", () => {
    const speaker = counter(view(17));
    speaker.show(view(20));
    speaker.show(nothing);
    pass(2);
    expect(said()).toStrictEqual([]);
    speaker.show(view(50));
    pass(1);
    expect(said()).toHaveLength(1);
    speaker.show(nothing);
    expect(said()).toStrictEqual([]);
  });

  it("waits while the page is hidden", () => {
    const speaker = counter(view(17));
    isHidden = true;
    speaker.show(view(50));
    pass(300);
    expect(said()).toStrictEqual([]);
    isHidden = false;
    page.dispatchEvent(new Event("visibilitychange"));
    pass(1);
    expect(said()).toStrictEqual(["50 people on this site in the last 5 minutes"]);
  });

  it("is no change where another page is shown instead", () => {
    const speaker = counter(view(17, { scope: "page", page: "/a" }));
    speaker.show(view(90, { scope: "page", page: "/b" }));
    pass(300);
    expect(said()).toStrictEqual([]);
  });
});

describe("several counters", () => {
  it("share region and minute, each in its language, and say the same once", () => {
    const speakers = [counter(view(17)), counter(view(17)), counter(view(4, { scope: "page", page: "/a" }, [de]))];
    speakers[0]?.show(view(20));
    speakers[1]?.show(view(20));
    speakers[2]?.show(view(5, { scope: "page", page: "/a" }, [de]));
    pass(1);
    expect(said()).toStrictEqual([
      "20 people on this site in the last 5 minutes",
      "5 Personen auf dieser Seite in den letzten 5 Minuten",
    ]);
    expect(page.querySelector("[role=status] > :last-child")?.getAttribute("lang")).toBe("de");
    pass(1);
    speakers[2]?.show(view(10, { scope: "page", page: "/a" }, [de]));
    pass(58);
    expect(said()).toStrictEqual([]);
    pass(1);
    expect(said()).toHaveLength(1);
  });

  it("don't cut one another short by having nothing to show", () => {
    const empty = counter(nothing);
    counter(view(17)).show(view(20));
    pass(1);
    empty.show(nothing);
    expect(said()).toStrictEqual(["20 people on this site in the last 5 minutes"]);
  });

  it("are silent once they left, and the minute goes on", () => {
    const speaker = counter(view(17));
    speaker.show(view(20));
    speaker.leave();
    pass(2);
    expect(said()).toStrictEqual([]);
    const other = counter(view(17));
    other.show(view(20));
    pass(1);
    other.leave();
    const third = counter(view(17));
    third.show(view(50));
    pass(59);
    expect(said()).toStrictEqual([]);
    pass(1);
    expect(said()).toHaveLength(1);
  });

  it("have one announcer in a document, however often it is asked for", () => {
    expect(announcerOf(page)).toBe(announcer);
    page.body.replaceChildren();
    const speaker = counter(view(17));
    speaker.show(view(20));
    pass(1);
    expect(said()).toHaveLength(1);
  });
});
