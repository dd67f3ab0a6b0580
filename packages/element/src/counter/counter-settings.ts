import type { DisplayRule, LiveCount, Wording } from "@onlookers/core";
import { flag, liveCount, number, numbers, oneOf, text } from "../dom/attribute-readers.js";
import type { Readers } from "../dom/reflected-properties.js";

/** What a counter's attributes may say; `undefined` where one is missing or makes no sense. */
export interface CounterSettings extends DisplayRule {
  /** `relay`: where the relay is mounted, relative to the page (`/api/onlookers`) or absolute. */
  relay?: string | undefined;
  /**
   * `site`: the site's public name on the relay.
   *
   * @default "default"
   */
  site?: string | undefined;
  /** `page`: a path such as `/pricing`, for the visitors of that page; left out: of the whole site. */
  page?: string | undefined;
  /**
   * `locale`: a BCP 47 language tag.
   *
   * @default the `lang` of the element or of the nearest one around it
   */
  locale?: string | undefined;
  /**
   * `wording`: `recent`, `now` or `short`.
   *
   * @default "recent", or "now" where the count's window is at most 60 s
   */
  wording?: Wording | undefined;
  /** `minimum` */
  minimum?: number | undefined;
  /** `hide-below` */
  hideBelow?: number | undefined;
  /** `steps`, with blanks or commas between them: `20 50 100`. */
  steps?: readonly number[] | undefined;
  /** `maximum` */
  maximum?: number | undefined;
  /**
   * `initial-count`: the relay's answer in JSON, where the page was made with it. It shows at once, as long as it is true,
   * and nothing is asked for until its ttl. What isn't one is passed over.
   */
  initialCount?: LiveCount | undefined;
  /** `disabled`: asks for nothing and shows nothing, and keeps the place. */
  disabled?: boolean | undefined;
  /** `announce`: tells assistive technology when the number has changed by much, at most once a minute. */
  announce?: boolean | undefined;
  /** `events`: tells of what a shopper sees by the events `onlookers-reveal`, `onlookers-change` and `onlookers-hide`. */
  events?: boolean | undefined;
}

/** How each setting is read from its attribute. */
export const counterReaders: Readers<CounterSettings> = {
  relay: text,
  site: text,
  page: text,
  locale: text,
  wording: oneOf("recent", "now", "short"),
  minimum: number,
  hideBelow: number,
  steps: numbers,
  maximum: number,
  initialCount: liveCount,
  disabled: flag,
  announce: flag,
  events: flag,
};
