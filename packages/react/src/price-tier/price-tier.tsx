import {
  priceTierView,
  type PriceLanguage,
  type PriceTier as PriceTierInput,
  type PriceTierView,
} from "@onlookers/core/widget";
import { useSettings } from "@onlookers/react";
import { forwardRef, useEffect, useId, useRef, type ComponentPropsWithoutRef, type ReactNode } from "react";
import { hiddenUnless, useHasAppeared } from "../dom/use-has-appeared.js";
import { useIsFresh } from "./use-is-fresh.js";

/** How many items are left, and when the app read that. */
export interface Stock {
  /** `null` or a missing value means unknown. */
  readonly remaining: number | null | undefined;
  /**
   * The instant at which the app read `remaining` from its stock: epoch milliseconds, ISO 8601 with a time zone, or a `Date`.
   * Not the time of the render: the number would never expire. Without a valid instant nothing is shown.
   */
  readonly readAt: number | string | Date;
}

/** Props of {@link PriceTier}: the stock, its prices and language, and any prop of a `div`. */
export interface PriceTierProps
  extends
    Omit<PriceTierInput, "remaining">,
    PriceLanguage,
    Omit<ComponentPropsWithoutRef<"div">, "children" | "dangerouslySetInnerHTML"> {
  /** The rest of the stock with its time. `null` or a missing value means unknown. */
  readonly stock?: Stock | null | undefined;
  /**
   * How old a stock may be, in seconds. An older one disappears, and its place stays. `Infinity` for no limit.
   *
   * @default 300
   */
  readonly maxAgeSeconds?: number | undefined;
  /**
   * Renders the content.
   *
   * @default the sentence, above a meter
   */
  readonly children?: ((view: PriceTierView) => ReactNode) | undefined;
}

const NO_BREAK_SPACE = "\u00A0";

/**
 * Shows how many items are left at a price, then the next price. The number comes from the app's own stock, expires, and
 * never rises; without it nothing is shown, and the place stays. Another `total`, `price` or React `key` starts another tier.
 */
export const PriceTier = forwardRef<HTMLDivElement, PriceTierProps>(function PriceTier(props, ref) {
  const { total, stock, maxAgeSeconds = 300, price, nextPrice, locale, messages, children, ...element } = props;
  const settings = useSettings({ locale });
  const last = useRef<PriceTierView["tier"]>(null);
  const remaining = useIsFresh(stock?.readAt, maxAgeSeconds) ? stock?.remaining : null;
  const language = { locale: settings.locale, messages };
  // oxlint-disable-next-line react/refs -- Written in an effect: what a visitor has read is what React has committed.
  const view = priceTierView({ total, remaining, price, nextPrice }, language, last.current);
  const { tier, sentence, reserve, lang } = view;
  useEffect(() => {
    last.current = tier ?? last.current;
  });
  const id = useId();
  const isCustom = typeof children === "function";
  const isLeft = tier !== null && tier.remaining > 0;
  const hasMeter = useHasAppeared(isLeft);
  return (
    <div
      dir="auto"
      // The server's ICU may write numbers and prices in another way. Its text is correct too, and stays.
      suppressHydrationWarning
      lang={!isCustom ? lang : undefined}
      {...element}
      ref={ref}
      data-onlookers="price-tier"
      data-state={tier === null ? "hidden" : tier.remaining === 0 ? "ended" : "left"}
      data-reserve={!isCustom ? reserve.left : undefined}
      data-reserve-ended={!isCustom ? (reserve.ended ?? undefined) : undefined}
    >
      {!isCustom ? (
        <>
          <span data-part="text" id={id} suppressHydrationWarning>
            {sentence ?? NO_BREAK_SPACE}
          </span>
          {hasMeter && (
            <meter
              data-part="meter"
              aria-labelledby={id}
              style={hiddenUnless(isLeft)}
              max={tier?.total}
              value={tier?.remaining}
            />
          )}
        </>
      ) : (
        children(view)
      )}
    </div>
  );
});
