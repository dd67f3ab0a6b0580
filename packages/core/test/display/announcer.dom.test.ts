import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { announcerOf, type Announcer } from "../../src/display/announcer.js";
import { viewOf, type CountView } from "../../src/widget.js";
import type { LiveCount } from "../../src/index.js";
import { COUNT } from "../counts.js";
import { de } from "../../src/messages/de.js";

const view = (visitors: number, change: Partial<LiveCount> = {}, messages = [de].slice(1)): CountView =>
  viewOf({ latest: { ...COUNT, visitors, ...change }, staleness: "fresh" }, { messages, minimum: 0 });
const nothing = viewOf({ staleness: null, error: new Error("away") });

/** A new document for each test, like a newly loaded page. */
let page: Document;
let announcer: Announcer;
let isHidden: boolean;
const announced = () => Array.from(page.querySelectorAll("[role=status] > *"), (line) => line.textContent);
const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);

beforeEach(() => {
  vi.useFakeTimers();
  isHidden = false;
  page = document.implementation.createHTMLDocument();
  Object.defineProperty(page, "hidden", { get: () => isHidden });
  announcer = announcerOf(page);
});
afterEach(() => void vi.useRealTimers());

/** A handle that has received these views. */
function counter(...first: readonly CountView[]) {
  const handle = announcer.join();
  for (const each of first) handle.update(each);
  return handle;
}

describe("announcerOf", () => {
  it("adds its region at once, and does not announce the first number", () => {
    counter(nothing, view(17));
    pass(300);
    expect(announced()).toStrictEqual([]);
    expect(page.querySelectorAll("[role=status]")).toHaveLength(1);
  });

  it("announces a number of another step with its window, then empties the region", () => {
    const handle = counter(view(17));
    handle.update(view(18));
    pass(5);
    expect(announced()).toStrictEqual([]);
    handle.update(view(20));
    pass(1);
    expect(announced()).toStrictEqual(["20 people on this site in the last 5 minutes"]);
    pass(10);
    expect(announced()).toStrictEqual([]);
  });

  it("announces nothing in a page that is hidden while changes are collected, until it is visible again", () => {
    const handle = counter(view(17));
    handle.update(view(20));
    pass(0.5);
    isHidden = true;
    pass(1);
    expect(announced()).toStrictEqual([]);
    isHidden = false;
    page.dispatchEvent(new Event("visibilitychange"));
    pass(1);
    expect(announced()).toStrictEqual(["20 people on this site in the last 5 minutes"]);
  });

  it("announces once a minute, with the number of that moment", () => {
    const handle = counter(view(17));
    handle.update(view(20));
    pass(1);
    for (const visitors of [50, 100, 230]) {
      pass(15);
      handle.update(view(visitors));
    }
    pass(14);
    expect(announced()).toStrictEqual([]);
    pass(1);
    expect(announced()).toStrictEqual(["230 people on this site in the last 5 minutes"]);
    pass(300);
    expect(announced()).toStrictEqual([]);
  });

  it("announces nothing when the number is back in its step by then", () => {
    const handle = counter(view(17));
    handle.update(view(20));
    pass(1);
    handle.update(view(50));
    handle.update(view(24));
    pass(300);
    expect(announced()).toStrictEqual([]);
  });

  it("announces nothing when the number disappears, and clears the region", () => {
    const handle = counter(view(17));
    handle.update(view(20));
    handle.update(nothing);
    pass(2);
    expect(announced()).toStrictEqual([]);
    handle.update(view(50));
    pass(1);
    expect(announced()).toHaveLength(1);
    handle.update(nothing);
    expect(announced()).toStrictEqual([]);
  });

  it("waits while the page is hidden", () => {
    const handle = counter(view(17));
    isHidden = true;
    handle.update(view(50));
    pass(300);
    expect(announced()).toStrictEqual([]);
    isHidden = false;
    page.dispatchEvent(new Event("visibilitychange"));
    pass(1);
    expect(announced()).toStrictEqual(["50 people on this site in the last 5 minutes"]);
  });

  it("announces nothing when the counter shows another page", () => {
    const handle = counter(view(17, { scope: "page", page: "/a" }));
    handle.update(view(90, { scope: "page", page: "/b" }));
    pass(300);
    expect(announced()).toStrictEqual([]);
  });
});

describe("announcerOf with several counters", () => {
  it("announces all in one region and one minute, each in its language, and equal texts once", () => {
    const handles = [counter(view(17)), counter(view(17)), counter(view(4, { scope: "page", page: "/a" }, [de]))];
    handles[0]?.update(view(20));
    handles[1]?.update(view(20));
    handles[2]?.update(view(5, { scope: "page", page: "/a" }, [de]));
    pass(1);
    expect(announced()).toStrictEqual([
      "20 people on this site in the last 5 minutes",
      "5 Personen auf dieser Seite in den letzten 5 Minuten",
    ]);
    expect(page.querySelector("[role=status] > :last-child")?.getAttribute("lang")).toBe("de");
    pass(1);
    handles[2]?.update(view(10, { scope: "page", page: "/a" }, [de]));
    pass(58);
    expect(announced()).toStrictEqual([]);
    pass(1);
    expect(announced()).toHaveLength(1);
  });

  it("keeps the announcement of one counter when another has no number", () => {
    const empty = counter(nothing);
    counter(view(17)).update(view(20));
    pass(1);
    empty.update(nothing);
    expect(announced()).toStrictEqual(["20 people on this site in the last 5 minutes"]);
  });

  it("announces nothing of a detached counter, and keeps the gap of a minute", () => {
    const handle = counter(view(17));
    handle.update(view(20));
    handle.detach();
    pass(2);
    expect(announced()).toStrictEqual([]);
    const other = counter(view(17));
    other.update(view(20));
    pass(1);
    other.detach();
    const third = counter(view(17));
    third.update(view(50));
    pass(59);
    expect(announced()).toStrictEqual([]);
    pass(1);
    expect(announced()).toHaveLength(1);
  });

  it("returns the same announcer for a document each time", () => {
    expect(announcerOf(page)).toBe(announcer);
    page.body.replaceChildren();
    const handle = counter(view(17));
    handle.update(view(20));
    pass(1);
    expect(announced()).toHaveLength(1);
  });
});
