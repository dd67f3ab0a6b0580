import {
  priceTierView,
  type PriceLanguage,
  type PriceTier as PriceTierInput,
  type PriceTierView,
} from "@onlookers/core/widget";
import { useSettings } from "@onlookers/react";
import { forwardRef, useEffect, useId, useRef, type ComponentPropsWithoutRef, type ReactNode } from "react";
import { hiddenUnless, useHasAppeared } from "../dom/use-has-appeared.js";

/** Props of {@link PriceTier}: the stock, its prices and language, and any prop of a `div`. */
export interface PriceTierProps
  extends PriceTierInput, PriceLanguage, Omit<ComponentPropsWithoutRef<"div">, "children" | "dangerouslySetInnerHTML"> {
  /**
   * Renders the content.
   *
   * @default the sentence, above a meter
   */
  readonly children?: ((view: PriceTierView) => ReactNode) | undefined;
}

const NO_BREAK_SPACE = "\u00A0";

/**
 * Shows how many items are left at a price, then the next price. The number comes from the app's own stock and never
 * rises; without it nothing is shown, and the place stays. Another `total`, `price` or React `key` starts another tier.
 */
export const PriceTier = forwardRef<HTMLDivElement, PriceTierProps>(function PriceTier(props, ref) {
  const { total, remaining, price, nextPrice, locale, messages, children, ...element } = props;
  const settings = useSettings({ locale });
  const last = useRef<PriceTierView["tier"]>(null);
  const language = { locale: settings.locale, messages };
  // oxlint-disable-next-line react/refs -- Written in an effect: what a visitor has read is what React has committed.
  const view = priceTierView({ total, remaining, price, nextPrice }, language, last.current);
  const { tier, sentence, reserve, lang } = view;
  useEffect(() => {
    last.current = tier ?? last.current;
  });
  const id = useId();
  const isLeft = tier !== null && tier.remaining > 0;
  const hasMeter = useHasAppeared(isLeft);
  return (
    <div
      dir="auto"
      // The server's ICU may write numbers and prices in another way. Its text is correct too, and stays.
      suppressHydrationWarning
      lang={children === undefined ? lang : undefined}
      {...element}
      ref={ref}
      data-onlookers="price-tier"
      data-state={tier === null ? "hidden" : tier.remaining === 0 ? "ended" : "left"}
      data-reserve={children === undefined ? reserve.left : undefined}
      data-reserve-ended={children === undefined ? (reserve.ended ?? undefined) : undefined}
    >
      {children === undefined ? (
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
