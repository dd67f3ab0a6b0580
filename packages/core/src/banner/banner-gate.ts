import { recallBanner, rememberBanner, type BannerMemory } from "./banner-memory.js";
import { bannerDismissed, bannerShown, mayShowBanner, type BannerRule } from "./banner-rule.js";

/** Options of {@link bannerGate}. */
export interface BannerOptions extends BannerRule {
  /** @default the page's own: nothing is stored, and a reload forgets */
  readonly memory?: BannerMemory | undefined;
  /**
   * The key in `memory`. Banners with the same key share what is remembered.
   *
   * @default "onlookers-banner"
   */
  readonly rememberAs?: string | undefined;
}

/** Lets one banner on a page, or not. Instants in epoch milliseconds by the browser's own clock. */
export interface BannerGate {
  /** Whether it may be shown. Decided when first asked, so that a banner never comes and goes by its own rule. */
  readonly isOpen: (now: number) => boolean;
  /** Tells that it is on show. Counts once, however often it is told. */
  readonly shown: (now: number) => void;
  /** Closes the gate. */
  readonly dismiss: (now: number) => void;
}

/** The gate of one banner, from its coming onto a page to its leaving. */
export function bannerGate({ memory, rememberAs = "onlookers-banner", ...rule }: BannerOptions = {}): BannerGate {
  let isOpen: boolean | undefined;
  let isCounted = false;
  const recall = () => recallBanner(memory, rememberAs);
  return {
    isOpen: (now) => (isOpen ??= mayShowBanner(recall(), rule, now)),
    shown(now) {
      if (isCounted || rule.frequencyCap === undefined) return;
      isCounted = true;
      rememberBanner(memory, rememberAs, bannerShown(recall(), rule, now));
    },
    dismiss(now) {
      isOpen = false;
      rememberBanner(memory, rememberAs, bannerDismissed(recall(), now));
    },
  };
}
