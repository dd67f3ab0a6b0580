import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sentence } from "../../src/index.js";
import { en } from "../../src/messages/en.js";
import { priceTierView, reserveAttributes, viewOf } from "../../src/widget.js";

beforeEach(() => void vi.spyOn(console, "warn").mockImplementation(() => {}));
afterEach(() => void vi.restoreAllMocks());

const COUNT = {
  site: "default",
  visitors: 17,
  scope: "site",
  page: null,
  windowSeconds: 300,
  observedAt: "2026-11-21T14:32:20.000Z",
  ttlSeconds: 30,
} as const;
const ENGLISH = "17 people on this site in the last 5 minutes";

const shapes: Readonly<Record<string, unknown>> = {
  "an array with undefined": [undefined],
  "an array with null": [null],
  "a promise": Promise.resolve(en),
  "a module": { en },
  "an empty object": {},
  "a language tag": "de",
  "a number": 7,
  "messages without a locale": { ...en, locale: undefined },
  "a scope without `other`": { ...en, recent: { site: { one: "{n} {time}" }, page: "{n} {time}" } },
  "a number as a form": { ...en, people: { other: 7 } },
  "a list as a form": { ...en, minutes: { other: ["in {n}"] } },
  "a sentence without its page": { ...en, short: { site: "{n}" } },
};

it.each(Object.entries(shapes))("viewOf is in English with %s as its messages", (_, messages) => {
  const options: object = { messages };
  expect(viewOf({ latest: COUNT, staleness: "fresh" }, options).sentence).toBe(ENGLISH);
  expect(reserveAttributes("/a", options)).toEqual(reserveAttributes("/a", {}));
  expect(priceTierView({ total: 15, remaining: 7 }, options).sentence).toBe("7 of 15 left at this price");
});

it("sentence uses the default wording for the name of an inherited property", () => {
  for (const wording of ["constructor", "toString", "__proto__", "locale"]) {
    const options: object = { wording };
    expect(sentence(COUNT, options)).toBe(ENGLISH);
  }
});

it("viewOf reads numbers from text, and uses a single step", () => {
  const shown = (rule: object) => viewOf({ latest: COUNT, staleness: "fresh" }, { wording: "short", ...rule }).sentence;
  expect(shown({ steps: 10 })).toBe("10+ on this site");
  expect(shown({ steps: ["5", "10"] })).toBe("10+ on this site");
  expect(shown({ minimum: "20" })).toBeNull();
  expect(shown({ maximum: "9" })).toBe("9+ on this site");
  expect(shown({ steps: Array.from({ length: 200_000 }, (_, index) => index) })).toBe("17+ on this site");
});

it("priceTierView leaves unknown variables as they are", () => {
  const messages = { locale: "en", left: "{constructor} {n} {total}", leftAt: "{n} {total} {price}", ended: "{price}" };
  const options: object = { messages };
  expect(priceTierView({ total: 15, remaining: 7 }, options).sentence).toBe("{constructor} 7 15");
});
