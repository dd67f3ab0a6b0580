import type { BannerPlacement } from "@onlookers/core/widget";
import type { Readers } from "../dom/reflected-properties.js";
import { flag, number, numbers, oneOf, text } from "../dom/attribute-readers.js";

/** What a banner's own attributes may say, beside those of its counter; `undefined` where one is missing. */
export interface BannerSettings {
  /**
   * `placement`
   *
   * @default "inline"
   */
  placement?: BannerPlacement | undefined;
  /** `permanent`: the shopper can't send it away. */
  permanent?: boolean | undefined;
  /**
   * `dismiss-label`: what its button is called.
   *
   * @default "Close", in the language of the banner
   */
  dismissLabel?: string | undefined;
  /** `frequency-cap`: no more than so many showings in any span of so many seconds; `3 86400` is three a day. */
  frequencyCap?: readonly number[] | undefined;
  /**
   * `dismissed-for`: seconds for which it stays away once it was sent away.
   *
   * @default for as long as it is remembered
   */
  dismissedFor?: number | undefined;
  /**
   * `remember`: in which of the browser's storages it is remembered what the shopper has seen and sent away.
   *
   * @default none: a reload forgets
   */
  remember?: "local" | "session" | undefined;
  /**
   * `remember-as`: the name that it is remembered by. Banners of the same name count as one.
   *
   * @default "onlookers-banner"
   */
  rememberAs?: string | undefined;
}

/** How each setting is read from its attribute. */
export const bannerReaders: Readers<BannerSettings> = {
  placement: oneOf("inline", "top", "bottom", "corner"),
  permanent: flag,
  dismissLabel: text,
  frequencyCap: numbers,
  dismissedFor: number,
  remember: oneOf("local", "session"),
  rememberAs: text,
};
