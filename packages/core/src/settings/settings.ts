import type { SettingsOf, SettingsTable } from "./settings-table.js";

/** Settings that a whole site shares, and one counter may override. */
export const sharedSettings = {
  /**
   * The address of the relay: relative to the page, such as `/api/onlookers`, or absolute.
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
   * `recent`, `now` ("17 people viewing this site now") or `short` ("17 here").
   *
   * @default `recent`, or `now` for a window of at most 60 s
   */
  wording: ["recent", "now", "short"],
  /**
   * A BCP 47 language tag. It never comes from the browser's settings, so that server and browser render the same.
   *
   * @default in React that of the first `messages`, in HTML the nearest `lang`
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
   * A number on show stays until it falls below this one, so that it does not blink around the minimum.
   *
   * @default four fifths of `minimum`, rounded up
   */
  hideBelow: "number",
  /**
   * Numbers to round down to: with `[20, 50, 100]`, 20 to 49 read `20+`.
   *
   * @default none
   */
  steps: "numbers",
  /**
   * The largest number that is shown: with 999, 1,000 reads `999+`.
   *
   * @default none
   */
  maximum: "number",
} as const satisfies SettingsTable;

/** Shared settings without an attribute in HTML. */
export const objectSettings = {
  /**
   * One language or several, such as `de` from `@onlookers/core/messages/de`; `locale` selects one. English is built in.
   * Keep an array outside of your component: counters compare it by reference.
   *
   * @default English
   */
  messages: "messages",
  /**
   * A source of counts in place of the relay. Keep one object for the life of the page: counters compare it by reference.
   *
   * @default the relay
   */
  source: "source",
  /**
   * `false` requests nothing and shows nothing, and keeps the place.
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
   * A count from the server that rendered the page. It is shown at once, while it is true, and not requested again before
   * its ttl.
   *
   * @default none
   */
  initialCount: "count",
  /**
   * Announces the number to assistive technology when it reaches another step (20, 50, 100, or one of `steps`): politely,
   * at most once a minute for the whole page, never while the page is hidden.
   *
   * @default `false`
   */
  announce: "flag",
} as const satisfies SettingsTable;

/** Which numbers are shown, and how exactly. A rule hides a number or rounds it down; it never raises a number. */
export type DisplayRule = SettingsOf<typeof displaySettings>;
