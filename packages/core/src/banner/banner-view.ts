import type { BannerPlacement } from "./banner-gate.js";
import { dismissLabel } from "./dismiss-label.js";

/** The settings of a banner that decide how it appears. */
export interface BannerLook {
  /** @default "inline" */
  readonly placement?: BannerPlacement | undefined;
  /** Whether the visitor cannot dismiss the banner. */
  readonly permanent?: boolean | undefined;
  /** @default "Close", in the language of the view */
  readonly dismissLabel?: string | undefined;
}

/** The circumstances of a banner at one moment. */
export interface BannerInput {
  /** Whether the gate of the banner is open. */
  readonly isOpen: boolean;
  /**
   * Whether the place stays while the gate is closed: the banner was in the page's HTML, so removing the place would move
   * the page, and the visitor has not dismissed it.
   */
  readonly keepsPlace: boolean;
  /** The view of the counter inside; `undefined` before its first view. */
  readonly view: { readonly count: object | null; readonly lang: string } | undefined;
}

/** How a banner appears. */
export interface BannerView {
  /** `shown`: with a number. `empty`: only its place. `closed`: not even that. */
  readonly state: "shown" | "empty" | "closed";
  /** A landmark only at an edge of the window, and only with a number: inline it is part of the content around it. */
  readonly role: "complementary" | undefined;
  /** Whether the button is there, and Escape dismisses. */
  readonly canDismiss: boolean;
  /** The label of the button. */
  readonly label: string;
  /** The language of the label; empty for the app's own label. */
  readonly labelLang: string;
}

/** Decides how a banner appears. Pure: equal inputs give equal views. */
export function bannerView(look: BannerLook, { isOpen, keepsPlace, view }: BannerInput): BannerView {
  const { placement = "inline", permanent, dismissLabel: ownLabel } = look;
  const isShown = isOpen && !!view?.count;
  const { text, lang } = dismissLabel(view?.lang ?? "en");
  return {
    state: isShown ? "shown" : isOpen || keepsPlace ? "empty" : "closed",
    role: isShown && placement !== "inline" ? "complementary" : undefined,
    canDismiss: isShown && !permanent,
    label: ownLabel ?? text,
    labelLang: ownLabel === undefined ? lang : "",
  };
}

/** What is read of a `KeyboardEvent`, from the DOM or from React. */
interface KeyPress {
  readonly key: string;
  readonly defaultPrevented: boolean;
  preventDefault(): void;
  stopPropagation(): void;
}

/**
 * Whether a key press dismisses a banner: Escape, unless another handler has prevented it. Then the event goes no
 * further, so that one press does not also close a dialog around the banner.
 */
export function isDismissal(event: KeyPress): boolean {
  if (event.key !== "Escape" || event.defaultPrevented) return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}
