import { de } from "@onlookers/core/messages/de";
import { ar } from "@onlookers/core/messages/ar";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { setMessagesLoader } from "../../src/counter/shared-messages.js";
import { VisitorCounterElement } from "../../src/index.js";
import { COUNT, mounted, PAGE_COUNT, partOf, settled, START, textOf, dataOf } from "../counter.js";

beforeEach(() => vi.useFakeTimers({ now: START, toFake: ["Date", "setTimeout", "clearTimeout"] }));
afterEach(() => {
  vi.useRealTimers();
  VisitorCounterElement.messages = [];
  document.documentElement.lang = "";
});

const SENTENCE = "17 people on this site in the last 5 minutes";

it("visitor-counter shows the count, with its data attributes", async () => {
  const { counter, source } = await mounted();
  source.emit(COUNT);
  expect(textOf(counter)).toBe(SENTENCE);
  expect(counter.attributes).toHaveLength(0);
  expect(dataOf(counter)).toEqual({
    status: "fresh",
    trend: "same",
    scope: "site",
    window: "300",
    observedAt: "2026-11-21T14:32:20.000Z",
  });
  expect(partOf(counter, "number")?.textContent).toBe("17");
  expect(partOf(counter, "text")).toMatchObject({ lang: "en", title: "" });
});

it("visitor-counter shows the page's own content without a number", async () => {
  const { counter, source } = await mounted("<visitor-counter><b>Made to order</b></visitor-counter>");
  const own = counter.querySelector("b");
  const isOwnSeen = () => own?.checkVisibility({ visibilityProperty: true });
  const snapshots: unknown[] = [];
  const snapshot = () => snapshots.push([dataOf(counter)["status"], textOf(counter), isOwnSeen()]);
  snapshot();
  source.fail(new Error("away"));
  snapshot();
  source.emit(COUNT);
  snapshot();
  await vi.advanceTimersByTimeAsync(60_000);
  snapshot();
  await vi.advanceTimersByTimeAsync(241_000);
  snapshot();
  source.emit({ ...COUNT, visitors: 1, observedAt: new Date().toISOString() });
  snapshot();
  expect(snapshots).toEqual([
    ["loading", "", true],
    ["failed", "", true],
    ["fresh", SENTENCE, false],
    ["stale", SENTENCE, false],
    ["expired", "", true],
    ["hidden", "", true],
  ]);
  for (const name of ["scope", "window", "observedAt", "trend", "source"]) {
    expect(dataOf(counter)).not.toHaveProperty(name);
  }
});

it("visitor-counter keeps a shown number down to `hide-below`, but not after a change of page", async () => {
  const { counter, source } = await mounted('<visitor-counter minimum="10"></visitor-counter>');
  source.emit({ ...COUNT, visitors: 10 });
  source.emit({ ...COUNT, visitors: 8, observedAt: "2026-11-21T14:32:21.000Z" });
  expect(textOf(counter)).toContain("8 people");
  counter.page = "/pricing";
  await settled();
  expect(dataOf(counter)["status"]).toBe("loading");
  source.emit({ ...PAGE_COUNT, visitors: 8 }, "/pricing");
  expect(dataOf(counter)["status"]).toBe("hidden");
});

describe("the language of visitor-counter", () => {
  it("is that of the nearest `lang` with messages", async () => {
    VisitorCounterElement.messages = [ar, de];
    const { counter, source } = await mounted('<p lang="de-AT"><visitor-counter></visitor-counter></p>');
    source.emit(COUNT);
    expect(textOf(counter)).toBe("17 Personen auf dieser Website in den letzten 5 Minuten");
    expect(partOf(counter, "text")?.lang).toBe("de-AT");
    counter.locale = "en";
    await settled();
    expect(textOf(counter)).toBe(SENTENCE);
  });

  it("is found outside of the element's shadow root", async () => {
    VisitorCounterElement.messages = [de];
    document.documentElement.lang = "de";
    const { counter, source } = await mounted();
    const host = document.body.appendChild(document.createElement("div"));
    host.attachShadow({ mode: "open" }).append(counter);
    await settled();
    source.emit(COUNT);
    expect(textOf(counter)).toContain("Personen");
  });

  it("changes when its messages are loaded", async () => {
    const requested: string[] = [];
    setMessagesLoader((locale) => requested.push(locale));
    const { counter, source } = await mounted('<visitor-counter locale="de"></visitor-counter>');
    source.emit(COUNT);
    expect(textOf(counter)).toBe(SENTENCE);
    expect(requested).toContain("de");
    VisitorCounterElement.messages = [de];
    await settled();
    expect(textOf(counter)).toContain("17 Personen");
    setMessagesLoader(undefined);
  });

  it("can be set for one counter", async () => {
    const { counter, source } = await mounted();
    counter.messages = de;
    await settled();
    source.emit(COUNT);
    expect(textOf(counter)).toContain("17 Personen");
  });
});

it("visitor-counter has the window in the title if the text leaves it out", async () => {
  const { counter, source } = await mounted('<visitor-counter wording="now"></visitor-counter>');
  source.emit(COUNT);
  expect(textOf(counter)).toBe("17 people viewing this site now");
  expect(partOf(counter, "text")?.title).toBe(SENTENCE);
});

it("visitor-counter keeps its nodes while the text is the same", async () => {
  const { counter, source } = await mounted();
  source.emit(COUNT);
  const number = partOf(counter, "number");
  source.emit({ ...COUNT, observedAt: "2026-11-21T14:32:50.000Z" });
  expect(partOf(counter, "number")).toBe(number);
  expect(dataOf(counter)["observedAt"]).toBe("2026-11-21T14:32:50.000Z");
});

it("visitor-counter never parses a response as HTML", async () => {
  const page = '/"><img src=x onerror="document.body.dataset.owned=1">';
  const { counter, source } = await mounted();
  counter.page = page;
  await settled();
  source.emit({ ...PAGE_COUNT, page }, page);
  expect(dataOf(counter)["page"]).toBe(page);
  expect(counter.shadowRoot?.querySelector("img")).toBeNull();
  expect(document.body.dataset).not.toHaveProperty("owned");
});
