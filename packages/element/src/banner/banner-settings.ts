import type { AttributeProperties, AttributeTable } from "../dom/attribute-settings.js";

/** The attributes of a banner besides those of its counter. */
export const bannerTable = {
  /**
   * `inline`, `top` (put it first in the page), `bottom` or `corner` (put it last).
   *
   * @default `inline`
   */
  placement: ["inline", "top", "bottom", "corner"],
  /** The visitor cannot dismiss the banner. */
  permanent: "flag",
  /**
   * The label of the button.
   *
   * @default `Close`, in the language of the banner
   */
  dismissLabel: "text",
  /**
   * `3 86400`: at most three showings a day. Showings on other pages count only with `storage`.
   *
   * @default none
   */
  frequencyCap: "numbers",
  /**
   * How long a dismissed banner stays away, in seconds.
   *
   * @default for as long as the dismissal is stored
   */
  dismissedForSeconds: "number",
  /**
   * `session` or `local`: the browser storage for showings and dismissals.
   *
   * @default none: a reload forgets
   */
  storage: ["local", "session"],
  /**
   * The key in that storage. Banners with the same key share their history.
   *
   * @default `onlookers-banner`
   */
  storageKey: "text",
} as const satisfies AttributeTable;

/** The attributes of a banner besides those of its counter, as properties; `undefined` for one that is missing. */
export type BannerSettings = AttributeProperties<typeof bannerTable>;
