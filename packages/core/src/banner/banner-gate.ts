import { readBannerHistory, writeBannerHistory, type BannerMemory } from "./banner-memory.js";
import { mayShowBanner, withShowing, type BannerRule } from "./banner-rule.js";

/**
 * Where a banner is placed, by the direction of the text. Content under it can always be scrolled clear.
 *
 * - `inline`: in the flow of the page.
 * - `top`, `bottom`: sticks to that edge of the window. Put it first, or last, in the page.
 * - `corner`: sticks to the lower corner at the end of the lines; on narrow screens like `bottom`. Put it last.
 */
export type BannerPlacement = "inline" | "top" | "bottom" | "corner";

/** Options of {@link createBannerGate}. */
export interface BannerOptions extends BannerRule {
  /**
   * Where showings and dismissals are stored.
   *
   * @default the memory of the page: nothing is stored, and a reload forgets
   */
  readonly memory?: BannerMemory | undefined;
  /**
   * The key in `memory`. Banners with the same key share their history.
   *
   * @default "onlookers-banner"
   */
  readonly storageKey?: string | undefined;
}

/** Decides whether one banner may appear. Times are epoch milliseconds of the browser's clock. */
export interface BannerGate {
  /** Whether the banner may appear. The first call decides, so that a banner never comes and goes by its own rule. */
  readonly isOpen: (now: number) => boolean;
  /** Records that the banner is on show. Counts as one showing, however often it is called. */
  readonly shown: (now: number) => void;
  /** Records a dismissal and closes the gate. */
  readonly dismiss: (now: number) => void;
}

/** Creates the gate of one banner, for as long as the banner is mounted. */
export function createBannerGate({ memory, storageKey = "onlookers-banner", ...rule }: BannerOptions = {}): BannerGate {
  let isOpen: boolean | undefined;
  let isCounted = false;
  const read = () => readBannerHistory(memory, storageKey);
  return {
    isOpen: (now) => (isOpen ??= mayShowBanner(read(), rule, now)),
    shown(now) {
      if (isCounted || !rule.frequencyCap) return;
      isCounted = true;
      writeBannerHistory(memory, storageKey, withShowing(read(), rule.frequencyCap, now));
    },
    dismiss(now) {
      isOpen = false;
      writeBannerHistory(memory, storageKey, { ...read(), dismissedAt: now });
    },
  };
}
