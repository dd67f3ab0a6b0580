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
  const handle = announcer.join();
  for (const each of first) handle.update(each);
  return handle;
}

describe("what is announced", () => {
  it("is not what stands there at first, and has its region by then", () => {
    counter(nothing, view(17));
    pass(300);
    expect(said()).toStrictEqual([]);
    expect(page.querySelectorAll("[role=status]")).toHaveLength(1);
  });

  it("is a number of another step, with its window, then nothing is left to be found", () => {
    const handle = counter(view(17));
    handle.update(view(18));
    pass(5);
    expect(said()).toStrictEqual([]);
    handle.update(view(20));
    pass(1);
    expect(said()).toStrictEqual(["20 people on this site in the last 5 minutes"]);
    pass(10);
    expect(said()).toStrictEqual([]);
  });

  it("comes once a minute, and is what is shown by then", () => {
    const handle = counter(view(17));
    handle.update(view(20));
    pass(1);
    for (const visitors of [50, 100, 230]) {
      pass(15);
      handle.update(view(visitors));
    }
    pass(14);
    expect(said()).toStrictEqual([]);
    pass(1);
    expect(said()).toStrictEqual(["230 people on this site in the last 5 minutes"]);
    pass(300);
    expect(said()).toStrictEqual([]);
  });

  it("is nothing where a number is back in its step by then", () => {
    const handle = counter(view(17));
    handle.update(view(20));
    pass(1);
    handle.update(view(50));
    handle.update(view(24));
    pass(300);
    expect(said()).toStrictEqual([]);
  });

  it("is no number that went, and what is being said of one ends", () => {
    const handle = counter(view(17));
    handle.update(view(20));
    handle.update(nothing);
    pass(2);
    expect(said()).toStrictEqual([]);
    handle.update(view(50));
    pass(1);
    expect(said()).toHaveLength(1);
    handle.update(nothing);
    expect(said()).toStrictEqual([]);
  });

  it("waits while the page is hidden", () => {
    const handle = counter(view(17));
    isHidden = true;
    handle.update(view(50));
    pass(300);
    expect(said()).toStrictEqual([]);
    isHidden = false;
    page.dispatchEvent(new Event("visibilitychange"));
    pass(1);
    expect(said()).toStrictEqual(["50 people on this site in the last 5 minutes"]);
  });

  it("is no change where another page is shown instead", () => {
    const handle = counter(view(17, { scope: "page", page: "/a" }));
    handle.update(view(90, { scope: "page", page: "/b" }));
    pass(300);
    expect(said()).toStrictEqual([]);
  });
});

describe("several counters", () => {
  it("share region and minute, each in its language, and say the same once", () => {
    const handles = [counter(view(17)), counter(view(17)), counter(view(4, { scope: "page", page: "/a" }, [de]))];
    handles[0]?.update(view(20));
    handles[1]?.update(view(20));
    handles[2]?.update(view(5, { scope: "page", page: "/a" }, [de]));
    pass(1);
    expect(said()).toStrictEqual([
      "20 people on this site in the last 5 minutes",
      "5 Personen auf dieser Seite in den letzten 5 Minuten",
    ]);
    expect(page.querySelector("[role=status] > :last-child")?.getAttribute("lang")).toBe("de");
    pass(1);
    handles[2]?.update(view(10, { scope: "page", page: "/a" }, [de]));
    pass(58);
    expect(said()).toStrictEqual([]);
    pass(1);
    expect(said()).toHaveLength(1);
  });

  it("don't cut one another short by having nothing to show", () => {
    const empty = counter(nothing);
    counter(view(17)).update(view(20));
    pass(1);
    empty.update(nothing);
    expect(said()).toStrictEqual(["20 people on this site in the last 5 minutes"]);
  });

  it("are silent once they left, and the minute goes on", () => {
    const handle = counter(view(17));
    handle.update(view(20));
    handle.detach();
    pass(2);
    expect(said()).toStrictEqual([]);
    const other = counter(view(17));
    other.update(view(20));
    pass(1);
    other.detach();
    const third = counter(view(17));
    third.update(view(50));
    pass(59);
    expect(said()).toStrictEqual([]);
    pass(1);
    expect(said()).toHaveLength(1);
  });

  it("have one announcer in a document, however often it is asked for", () => {
    expect(announcerOf(page)).toBe(announcer);
    page.body.replaceChildren();
    const handle = counter(view(17));
    handle.update(view(20));
    pass(1);
    expect(said()).toHaveLength(1);
  });
});
