import { createPageBatcher } from "@onlookers/relay/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { VisitorCounterElement } from "../../src/index.js";
import { defineElement } from "../../src/dom/define-element.js";
import { COUNT, mounted, PAGE_COUNT, PATIENCE, settled, START, textOf, dataOf } from "../counter.js";

beforeEach(() => vi.useFakeTimers({ now: START, toFake: ["Date", "setTimeout", "clearTimeout"] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("visitor-counter unsubscribes when it is removed, and subscribes when it is added again", async () => {
  const { counter, source } = await mounted();
  expect(source.subscriptions.size).toBe(1);
  counter.remove();
  await settled();
  expect(source.subscriptions.size).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
  document.body.append(counter);
  await settled();
  expect(source.subscriptions.size).toBe(1);
});

it("visitor-counter keeps its subscription and its number when it is moved", async () => {
  const { counter, source } = await mounted();
  source.emit(COUNT);
  const [subscription] = source.subscriptions;
  document.body.append(document.createElement("p"), counter);
  await settled();
  expect([...source.subscriptions]).toEqual([subscription]);
  expect(textOf(counter)).toContain("17");
});

it("visitor-counter subscribes to its latest source", async () => {
  const { counter, source } = await mounted();
  const { source: other } = await mounted("");
  expect(other.subscriptions.size).toBe(1);
  expect(source.subscriptions.size).toBe(0);
  other.emit(COUNT);
  expect(textOf(counter)).toContain("17");
});

it("visitor-counters of one relay share one request", async () => {
  const fetched = vi.fn<(url: string) => Promise<Response>>(async () => Response.json(COUNT));
  vi.stubGlobal("fetch", fetched);
  const one = '<visitor-counter relay="/shared"></visitor-counter>';
  document.body.innerHTML = one + one + one;
  const texts = () => Array.from(document.querySelectorAll("visitor-counter"), textOf);
  const all = Array.from({ length: 3 }, () => "17 people on this site in the last 5 minutes");
  await vi.waitFor(() => expect(texts()).toEqual(all), PATIENCE);
  expect(fetched.mock.calls.map(([url]) => url)).toEqual(["/shared/default"]);
});

it("visitor-counters of several pages share one request with a page batcher", async () => {
  const fetched = vi.fn<(url: string) => Promise<Response>>(async () =>
    Response.json(["/a", "/b"].map((page) => ({ ...PAGE_COUNT, page }))),
  );
  vi.stubGlobal("fetch", fetched);
  VisitorCounterElement.batch = createPageBatcher();
  const one = (page: string) => `<visitor-counter relay="/grid" page="${page}"></visitor-counter>`;
  document.body.innerHTML = one("/b") + one("/a");
  const pages = () => Array.from(document.querySelectorAll("visitor-counter"), (counter) => dataOf(counter)["page"]);
  await vi.waitFor(() => expect(pages()).toEqual(["/b", "/a"]), PATIENCE);
  expect(fetched.mock.calls.map(([url]) => url)).toEqual(["/grid/default?page=/a&page=/b"]);
  VisitorCounterElement.batch = (source) => source;
});

it("visitor-counter can be defined by two copies of the package", () => {
  const Other = class extends HTMLElement {};
  expect(() => defineElement("visitor-counter", Other)).not.toThrow();
  expect(document.createElement("visitor-counter")).toBeInstanceOf(VisitorCounterElement);
});
