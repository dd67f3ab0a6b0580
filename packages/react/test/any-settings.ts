import type { LiveCount } from "@onlookers/core";
import { ar } from "@onlookers/core/messages/ar";
import { de } from "@onlookers/core/messages/de";
import { en } from "@onlookers/core/messages/en";
import { pl } from "@onlookers/core/messages/pl";
import fc from "fast-check";
import { COUNT, PAGE_COUNT } from "./manual-source.js";

/** A count whose fields are getters of its class. */
class InheritedCount {
  readonly #count: LiveCount = COUNT;
  get site() {
    return this.#count.site;
  }
  get visitors() {
    return this.#count.visitors;
  }
  get scope() {
    return this.#count.scope;
  }
  get page() {
    return this.#count.page;
  }
  get windowSeconds() {
    return this.#count.windowSeconds;
  }
  get observedAt() {
    return this.#count.observedAt;
  }
  get ttlSeconds() {
    return this.#count.ttlSeconds;
  }
}

const cyclic: { self?: unknown } = {};
cyclic.self = cyclic;

/** Values that types exclude, and that JavaScript passes. */
export const ANYTHING: readonly unknown[] = [
  undefined,
  null,
  "",
  " ",
  "de",
  "constructor",
  "__proto__",
  "toString",
  "5",
  "20 50",
  "not a language",
  "\uD800",
  "/a\uDFFFb",
  0,
  5,
  -1,
  20,
  1e9,
  Number.NaN,
  Infinity,
  10n,
  true,
  false,
  "false",
  Symbol("x"),
  [],
  [null],
  [undefined],
  [20, "50", {}],
  ["a", Symbol("y")],
  {},
  Object.create(null),
  cyclic,
  new URL("https://relay.test/live?x"),
  new Date(0),
  new Map([["locale", "de"]]),
  /x/,
  () => "x",
  Promise.resolve({ default: de }),
  { default: de },
  de,
  [de, ar],
  new InheritedCount(),
];

/** More than a call can have arguments. */
const MANY = Array.from({ length: 200_000 }, (_, index) => index);

const anything = fc.constantFrom(...ANYTHING);

/** Messages that lack something. */
const brokenMessages = fc
  .tuple(
    fc.constantFrom<Readonly<Record<string, unknown>>>({ ...de }, { ...en }, { ...pl }, { ...ar }),
    fc.constantFrom("locale", "people", "minutes", "seconds", "recent", "now", "short"),
    fc.oneof(
      anything,
      fc.constantFrom(
        { other: 7 },
        { other: ["{n}"] },
        { one: "{n}" },
        { site: "{n}" },
        { site: {}, page: {} },
        { site: { other: null }, page: "{n}" },
        { site: "{constructor}", page: "{__proto__} {n}" },
        { other: "{n}", few: 3 },
      ),
    ),
  )
  .map(([messages, name, value]) => ({ ...messages, [name]: value }));

const messages = fc.oneof(anything, brokenMessages, fc.array(fc.oneof(brokenMessages, anything), { maxLength: 3 }));

const initialCount = fc.oneof(
  anything,
  fc.constantFrom(COUNT, PAGE_COUNT, { ...COUNT, visitors: "17" }, { ...COUNT, visitors: null }),
  fc.tuple(fc.constantFrom(...Object.keys(COUNT)), anything).map(([name, value]) => ({ ...COUNT, [name]: value })),
);

/** Any settings of a counter in any combination, most of them of the wrong kind. */
export const anySettings = fc.record(
  {
    relay: anything,
    site: anything,
    page: fc.oneof(anything, fc.constantFrom("/pricing")),
    wording: fc.oneof(anything, fc.constantFrom("now", "short")),
    locale: fc.oneof(anything, fc.constantFrom("ar-EG", "zh_Hant_TW", "en-u-nu-arab")),
    minimum: anything,
    hideBelow: anything,
    steps: fc.oneof({ arbitrary: anything, weight: 50 }, fc.constant(MANY)),
    maximum: anything,
    messages,
    initialCount,
  },
  { requiredKeys: [] },
);
