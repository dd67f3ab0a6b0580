import type { BannerLook, BannerOptions, BannerPlacement } from "@onlookers/core/widget";
import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { withoutSettings, type EverySetting, type OneOrigin, type Settings } from "../config/settings.js";
import type { CountOptions } from "../count/use-visitors.js";
import type { VisitorCounterProps } from "../counter/counter-props.js";

/**
 * Props of `VisitorBanner`: the options of a counter, when the banner may appear, and any prop of a `div`. The options of
 * its appearance are read once; another React `key` starts another banner.
 */
export type VisitorBannerProps = BannerProps & OneOrigin;

type DivProps = Omit<ComponentPropsWithoutRef<"div">, "dangerouslySetInnerHTML" | "onChange" | "onError">;

interface BannerProps extends CountOptions, BannerOptions, DivProps {
  /** @default "inline" */
  readonly placement?: BannerPlacement | undefined;
  /**
   * Whether the visitor can dismiss it: with its button, or with Escape while the focus is in it.
   *
   * @default true
   */
  readonly dismissible?: boolean | undefined;
  /**
   * The label of its button.
   *
   * @default "Close", in the language of the count if it is one of the languages of `@onlookers/core/messages`
   */
  readonly dismissLabel?: string | undefined;
  /** Called when the visitor has dismissed it. */
  readonly onDismiss?: (() => void) | undefined;
  /** Props for the counter inside: its parts and class names. */
  readonly counter?: CounterInside | undefined;
  /** Content before the counter. With the style sheet it appears and disappears with the counter. */
  readonly children?: ReactNode;
}

type CounterInside = Without<VisitorCounterProps, keyof CountOptions> & {
  readonly [data: `data-${string}`]: string | number | boolean | undefined;
};
type Without<Props, Key extends PropertyKey> = Props extends unknown ? Omit<Props, Key> : never;

/** Requires every key, so that a new option cannot be forgotten here and end up on the `div`. */
type Every<Options> = { readonly [key in keyof Options]-?: Options[key] };

/**
 * The props of a banner by what they belong to. Its declaration must name React's types instead of inferring them: an
 * inferred one lists every attribute of this version of React, which other versions don't have.
 */
interface SortedBannerProps {
  readonly countOptions: EverySetting & Pick<CountOptions, "page" | "initialCount">;
  readonly displayOptions: Every<Omit<CountOptions, keyof Settings | "page" | "initialCount">>;
  readonly options: Every<BannerOptions & BannerLook>;
  readonly parts: Pick<BannerProps, "onDismiss" | "counter" | "children">;
  readonly element: Omit<DivProps, "children">;
}

/** Sorts the props of a banner: for the count, for its display, for the banner itself, and for its element. */
export function sortBannerProps(props: VisitorBannerProps, settings: EverySetting): SortedBannerProps {
  const own = withoutSettings(props, settings);
  const { page, initialCount, announce, onError, onReveal, onChange, onHide, ...others } = own;
  const displayOptions = { announce, onError, onReveal, onChange, onHide };
  const { memory, storageKey, frequencyCap, dismissedForSeconds, dismissLabel, ...rest } = others;
  const { placement = "inline", dismissible = true, onDismiss, counter, children, ...element } = rest;
  const options = { memory, storageKey, frequencyCap, dismissedForSeconds, placement, dismissLabel };
  return {
    countOptions: { ...settings, page, initialCount },
    displayOptions,
    options: { ...options, permanent: !dismissible },
    parts: { onDismiss, counter, children },
    element,
  };
}
