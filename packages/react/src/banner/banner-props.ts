import type { BannerOptions, BannerPlacement } from "@onlookers/core/widget";
import type { ComponentPropsWithoutRef, ReactNode } from "react";
import type { VisitorCounterProps } from "../counter/counter-props.js";
import { splitSettings, type OneOrigin, type Settings } from "../config/settings.js";
import type { CountOptions } from "../count/use-visitors.js";

/**
 * Props of `VisitorBanner`: what a counter asks for and tells of, when the banner may come, and any of a `div`. What
 * decides when it may come is read once; another React `key` is another banner.
 */
export type VisitorBannerProps = BannerProps & OneOrigin;

interface BannerProps
  extends
    CountOptions,
    BannerOptions,
    Omit<ComponentPropsWithoutRef<"div">, "dangerouslySetInnerHTML" | "onChange" | "onError"> {
  /** @default "inline" */
  readonly placement?: BannerPlacement | undefined;
  /**
   * Whether the shopper can send it away: by its button, or by Escape while the focus is in it.
   *
   * @default true
   */
  readonly dismissible?: boolean | undefined;
  /**
   * What its button is called.
   *
   * @default "Close", in the language of the count where it is one that onlookers come in
   */
  readonly dismissLabel?: string | undefined;
  /** Called when the shopper has sent it away. */
  readonly onDismiss?: (() => void) | undefined;
  /** What only the counter inside takes: its parts and class names. */
  readonly counter?: CounterInside | undefined;
  /** Stands before the counter, and with the stylesheet comes and goes with it. */
  readonly children?: ReactNode;
}

type CounterInside = Without<VisitorCounterProps, keyof CountOptions> & {
  readonly [data: `data-${string}`]: string | number | boolean | undefined;
};
type Without<Props, Key extends PropertyKey> = Props extends unknown ? Omit<Props, Key> : never;

/** With every key, so that the compiler finds a new one that is forgotten here, and would land on the `div`. */
type Every<Options> = { readonly [key in keyof Options]-?: Options[key] };

/** Whose each prop is: the count's, the gate's, the banner's own, or the element's. */
export function sortBannerProps(props: VisitorBannerProps) {
  const [settings, { page, initialCount, announce, onError, onReveal, onChange, onHide, ...others }] =
    splitSettings(props);
  const told = { announce, onError, onReveal, onChange, onHide };
  const { memory, rememberAs, frequencyCap, dismissedForSeconds, ...own } = others;
  const { placement = "inline", dismissible = true, dismissLabel, onDismiss, counter, children, ...element } = own;
  return {
    counted: { ...settings, page, initialCount },
    told: told satisfies Every<Omit<CountOptions, keyof Settings | "page" | "initialCount">>,
    gate: { memory, rememberAs, frequencyCap, dismissedForSeconds } satisfies Every<BannerOptions>,
    own: { placement, dismissible, dismissLabel, onDismiss, counter, children },
    element,
  };
}
