import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { COUNT, mounted, ManualSource, settled, START, textOf, dataOf } from "../counter.js";

beforeEach(() => vi.useFakeTimers({ now: START, toFake: ["Date", "setTimeout", "clearTimeout"] }));
afterEach(() => vi.useRealTimers());

it("visitor-counter applies each attribute when it changes", async () => {
  const { counter, source } = await mounted();
  source.emit({ ...COUNT, visitors: 1234 });
  const texts: string[] = [];
  for (const [name, value] of [
    ["wording", "short"],
    ["maximum", "999"],
    ["steps", "20, 50 500"],
    ["minimum", "2000"],
    ["minimum", "5"],
  ] as const) {
    counter.setAttribute(name, value);
    await settled();
    texts.push(textOf(counter));
  }
  expect(texts).toEqual(["1,234 on this site", "999+ on this site", "500+ on this site", "", "500+ on this site"]);
  counter.page = "/pricing";
  counter.site = "blog";
  await settled();
  expect([...source.subscriptions].map(({ query }) => query)).toEqual([{ site: "blog", page: "/pricing" }]);
});

it("visitor-counter reflects properties as attributes, and attributes as properties", async () => {
  const { counter } = await mounted('<visitor-counter hide-below="3" steps="20 50"></visitor-counter>');
  expect(counter).toMatchObject({ hideBelow: 3, steps: [20, 50], relay: undefined, minimum: undefined });
  Object.assign(counter, { page: "/a", hideBelow: 4, steps: [5, 10], maximum: undefined });
  expect(counter.getAttribute("page")).toBe("/a");
  expect(counter.getAttribute("hide-below")).toBe("4");
  expect(counter.steps).toEqual([5, 10]);
  expect(counter.hasAttribute("maximum")).toBe(false);
  counter.page = undefined;
  expect(counter.hasAttribute("page")).toBe(false);
});

it("visitor-counter shows `initial-count` until it expires", async () => {
  const html = `<visitor-counter initial-count='${JSON.stringify(COUNT)}'></visitor-counter>`;
  const { counter, source } = await mounted(html);
  expect(textOf(counter)).toBe("17 people on this site in the last 5 minutes");
  expect([...source.subscriptions].map(({ initialCount }) => initialCount)).toEqual([COUNT]);
  counter.remove();
  vi.setSystemTime(START + 301_000);
  const late = await mounted(html);
  expect([textOf(late.counter), dataOf(late.counter)["status"]]).toEqual(["", "expired"]);
});

it.each([
  { visitors: 17 },
  { ...COUNT, visitors: "17" },
  { ...COUNT, visitors: 1e9 },
  { ...COUNT, scope: "page" },
  { ...COUNT, windowSeconds: 1e9 },
  { ...COUNT, observedAt: "soon" },
])("visitor-counter ignores the `initial-count` %j, which no relay sends", async (count) => {
  const { counter, source } = await mounted(
    `<visitor-counter initial-count='${JSON.stringify(count)}'></visitor-counter>`,
  );
  expect(textOf(counter)).toBe("");
  expect([...source.subscriptions].map(({ initialCount }) => initialCount)).toEqual([undefined]);
});

it("visitor-counter takes `initialCount` as a property too", async () => {
  const { counter } = await mounted();
  counter.initialCount = COUNT;
  expect(JSON.parse(counter.getAttribute("initial-count") ?? "")).toEqual(COUNT);
  expect(counter.initialCount).toEqual(COUNT);
  counter.page = "/pricing";
  await settled();
  expect(textOf(counter)).toBe("17 people on this site in the last 5 minutes");
});

it("visitor-counter applies properties that were set before its definition", async () => {
  const source = new ManualSource();
  const early = document.implementation.createHTMLDocument().createElement("visitor-counter");
  Object.assign(early, { page: "/early", minimum: 3, source });
  document.body.append(early);
  await settled();
  expect([...source.subscriptions].map(({ query }) => query.page)).toEqual(["/early"]);
  expect(early.getAttribute("minimum")).toBe("3");
});

describe.each([
  ["wording", "people"],
  ["wording", "constructor"],
  ["minimum", "none"],
  ["minimum", ""],
  ["hide-below", "NaN"],
  ["maximum", "-Infinity"],
  ["steps", "many, 20"],
  ["locale", "not a language"],
  ["lang", "__proto__"],
  ["site", ""],
  ["page", ""],
  ["initial-count", "17"],
  ["initial-count", '{"visitors":17}'],
  ["initial-count", "{"],
])("visitor-counter with %s=%j", (name, value) => {
  it("ignores the attribute", async () => {
    const { counter, source } = await mounted();
    counter.setAttribute(name, value);
    await settled();
    source.emit(COUNT);
    expect(textOf(counter)).toBe("17 people on this site in the last 5 minutes");
    expect(source.subscriptions.size).toBe(1);
  });
});

it("visitor-counter logs an error without a relay", async () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  document.body.append(document.createElement("visitor-counter"));
  await settled();
  const counter = document.querySelector("visitor-counter");
  expect(dataOf(counter)["status"]).toBe("failed");
  expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('relay="/api/onlookers"'));
  error.mockRestore();
});
