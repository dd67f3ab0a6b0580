import type { SettingsOf, SettingsTable } from "./settings-table.js";

/** Settings that a whole site shares, and one counter may override. */
export const sharedSettings = {
  /**
   * The address of the relay, such as `/api/onlookers`.
   *
   * @default required
   */
  relay: "text",
  /**
   * The site's name on the relay.
   *
   * @default `default`
   */
  site: "text",
  /**
   * `recent`, `now` ("17 people viewing this site now") or `short` ("17 on this site").
   *
   * @default `recent`, or `now` for a window of at most 60 s
   */
  wording: ["recent", "now", "short"],
  /**
   * The counter appears on another page than its `page`, such as on a product card in a grid: "17 people viewed it in the
   * last 5 minutes". Then it never says "this page".
   *
   * @default `false`
   */
  elsewhere: "flag",
  /**
   * A BCP 47 language tag. Never read from the browser's settings, so that server and browser render the same.
   *
   * @default in React that of `messages`, in HTML the nearest `lang`
   */
  locale: "text",
} as const satisfies SettingsTable;

/** Shared settings that decide which numbers are shown, and how exactly. */
export const displaySettings = {
  /**
   * The smallest number that is shown.
   *
   * @default 2
   */
  minimum: "number",
  /**
   * A shown number disappears only below this one, so that it does not blink around the minimum.
   *
   * @default four fifths of `minimum`, rounded up
   */
  hideBelow: "number",
  /**
   * Numbers to round down to: `[20, 50, 100]`, in HTML `20 50 100`, shows 20 to 49 as `20+`.
   *
   * @default none
   */
  steps: "numbers",
  /**
   * The largest number that is shown: 999 shows 1,000 as `999+`.
   *
   * @default none
   */
  maximum: "number",
} as const satisfies SettingsTable;

/** Shared settings without an attribute in HTML. */
export const objectSettings = {
  /**
   * One language or several, such as `de` from `@onlookers/core/messages/de`. Create an array once: counters compare it by
   * reference.
   *
   * @default English
   */
  messages: "messages",
  /**
   * A source of counts in place of a relay. Create it once: counters compare it by reference.
   *
   * @default the relay
   */
  source: "source",
  /**
   * `false` sends no request and shows no number, and keeps the place.
   *
   * @default `true`
   */
  enabled: "flag",
} as const satisfies SettingsTable;

/** Settings of one counter. */
export const counterSettings = {
  /**
   * A path such as `/pricing`, for the visitors of that page.
   *
   * @default the whole site
   */
  page: "text",
  /**
   * A count from the server that rendered the page, `null` if it had none; in HTML as JSON. It is shown at once until it expires, and the first
   * request waits until its ttl.
   *
   * @default none
   */
  initialCount: "count",
  /**
   * Announces the number to assistive technology when it reaches another step, such as 20, 50 or 100: politely, and at most
   * once a minute for the whole page.
   *
   * @default `false`
   */
  announce: "flag",
} as const satisfies SettingsTable;

/** The settings of one counter. */
export type CounterSettings = SettingsOf<typeof counterSettings>;

/** Which numbers are shown, and how exactly. A rule hides a number or rounds it down; it never raises a number. */
export type DisplayRule = SettingsOf<typeof displaySettings>;
