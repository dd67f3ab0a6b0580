import { de } from "@onlookers/core/messages/de";
import { ar } from "@onlookers/core/messages/ar";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { setMessagesLoader } from "../../src/counter/shared-messages.js";
import { VisitorCounterElement } from "../../src/index.js";
import { COUNT, mounted, PAGE_COUNT, partOf, settled, START, textOf } from "../counter.js";

beforeEach(() => vi.useFakeTimers({ now: START, toFake: ["Date", "setTimeout", "clearTimeout"] }));
afterEach(() => {
  vi.useRealTimers();
  VisitorCounterElement.messages = [];
  document.documentElement.lang = "";
});

const SENTENCE = "17 people on this site in the last 5 minutes";

it("says what was counted, and of whom, when and how long", async () => {
  const { counter, source } = await mounted();
  source.emit(COUNT);
  expect(textOf(counter)).toBe(SENTENCE);
  const attributes = Array.from(counter.attributes, ({ name, value }) => [name, value]);
  expect(Object.fromEntries(attributes)).toEqual({
    "data-status": "fresh",
    "data-trend": "same",
    "data-scope": "site",
    "data-window": "300",
    "data-observed-at": "2026-11-21T14:32:20.000Z",
    "data-reserve": "\u2007,\u2007\u2007\u2007 people on this site in the last \u2007 minutes",
  });
  expect(partOf(counter, "number")?.textContent).toBe("17");
  expect(partOf(counter, "text")).toMatchObject({ lang: "en", title: "" });
});

it("shows the page's own content wherever there is no number to show", async () => {
  const { counter, source } = await mounted("<visitor-counter><b>Made to order</b></visitor-counter>");
  const own = counter.querySelector("b");
  const isOwnSeen = () => own?.checkVisibility({ visibilityProperty: true });
  const seen: unknown[] = [];
  const look = () => seen.push([counter.dataset["status"], textOf(counter), isOwnSeen()]);
  look();
  source.fail(new Error("away"));
  look();
  source.emit(COUNT);
  look();
  await vi.advanceTimersByTimeAsync(60_000);
  look();
  await vi.advanceTimersByTimeAsync(241_000);
  look();
  source.emit({ ...COUNT, visitors: 1, observedAt: new Date().toISOString() });
  look();
  expect(seen).toEqual([
    ["loading", "", true],
    ["failed", "", true],
    ["fresh", SENTENCE, false],
    ["stale", SENTENCE, false],
    ["expired", "", true],
    ["hidden", "", true],
  ]);
  for (const name of ["scope", "window", "observedAt", "trend", "source"]) {
    expect(counter.dataset).not.toHaveProperty(name);
  }
});

it("keeps a number on show that would not come up anew, but not through another page's", async () => {
  const { counter, source } = await mounted('<visitor-counter minimum="10"></visitor-counter>');
  source.emit({ ...COUNT, visitors: 10 });
  source.emit({ ...COUNT, visitors: 8, observedAt: "2026-11-21T14:32:21.000Z" });
  expect(textOf(counter)).toContain("8 people");
  counter.page = "/pricing";
  await settled();
  expect(counter.dataset["status"]).toBe("loading");
  source.emit({ ...PAGE_COUNT, visitors: 8 }, "/pricing");
  expect(counter.dataset["status"]).toBe("hidden");
});

describe("its language", () => {
  it("is that of the nearest lang, if it has been given the words", async () => {
    VisitorCounterElement.messages = [ar, de];
    const { counter, source } = await mounted('<p lang="de-AT"><visitor-counter></visitor-counter></p>');
    source.emit(COUNT);
    expect(textOf(counter)).toBe("17 Personen auf dieser Website in den letzten 5 Minuten");
    expect(partOf(counter, "text")?.lang).toBe("de-AT");
    counter.locale = "en";
    await settled();
    expect(textOf(counter)).toBe(SENTENCE);
  });

  it("is found from inside another element's shadow", async () => {
    VisitorCounterElement.messages = [de];
    document.documentElement.lang = "de";
    const { counter, source } = await mounted();
    const host = document.body.appendChild(document.createElement("div"));
    host.attachShadow({ mode: "open" }).append(counter);
    await settled();
    source.emit(COUNT);
    expect(textOf(counter)).toContain("Personen");
  });

  it("comes late where its words come late", async () => {
    const asked: string[] = [];
    setMessagesLoader((locale) => asked.push(locale));
    const { counter, source } = await mounted('<visitor-counter locale="de"></visitor-counter>');
    source.emit(COUNT);
    expect(textOf(counter)).toBe(SENTENCE);
    expect(asked).toContain("de");
    VisitorCounterElement.messages = [de];
    await settled();
    expect(textOf(counter)).toContain("17 Personen");
    setMessagesLoader(undefined);
  });

  it("may be one counter's own", async () => {
    const { counter, source } = await mounted();
    counter.messages = de;
    await settled();
    source.emit(COUNT);
    expect(textOf(counter)).toContain("17 Personen");
  });
});

it("tells the window by the title where the text leaves it out", async () => {
  const { counter, source } = await mounted('<visitor-counter wording="now"></visitor-counter>');
  source.emit(COUNT);
  expect(textOf(counter)).toBe("17 people viewing this site now");
  expect(partOf(counter, "text")?.title).toBe(SENTENCE);
});

it("leaves what it shows alone while it says the same", async () => {
  const { counter, source } = await mounted();
  source.emit(COUNT);
  const number = partOf(counter, "number");
  source.emit({ ...COUNT, observedAt: "2026-11-21T14:32:50.000Z" });
  expect(partOf(counter, "number")).toBe(number);
  expect(counter.dataset["observedAt"]).toBe("2026-11-21T14:32:50.000Z");
});

it("never reads what comes from the network as HTML", async () => {
  const page = '/"><img src=x onerror="document.body.dataset.owned=1">';
  const { counter, source } = await mounted();
  counter.page = page;
  await settled();
  source.emit({ ...PAGE_COUNT, page }, page);
  expect(counter.dataset["page"]).toBe(page);
  expect(counter.shadowRoot?.querySelector("img")).toBeNull();
  expect(document.body.dataset).not.toHaveProperty("owned");
});
