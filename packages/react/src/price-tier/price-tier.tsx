import { priceTierView, type PriceLanguage, type PriceTier as Tier, type PriceTierView } from "@onlookers/core/widget";
import { useSettings } from "@onlookers/react";
import { forwardRef, useEffect, useId, useRef, type ComponentPropsWithoutRef, type ReactNode } from "react";

/** Props of {@link PriceTier}: the shop's own stock, and any of a `div`. */
export interface PriceTierProps
  extends Tier, PriceLanguage, Omit<ComponentPropsWithoutRef<"div">, "children" | "dangerouslySetInnerHTML"> {
  /**
   * Writes the inside in the shop's own way.
   *
   * @default the sentence, over a meter
   */
  readonly children?: ((view: PriceTierView) => ReactNode) | undefined;
}

const NO_BREAK_SPACE = "\u00A0";

/**
 * Says how many are left at a price, then the next price: by the shop's own stock, never rising, and nothing at all
 * where that is missing. Its place stays. A tier with another `total` or `price`, or another React `key`, begins anew.
 */
export const PriceTier = forwardRef<HTMLDivElement, PriceTierProps>(function PriceTier(props, ref) {
  const { total, remaining, price, nextPrice, locale, messages, children, ...element } = props;
  const settings = useSettings({ locale });
  const last = useRef<PriceTierView["tier"]>(null);
  const language = { locale: settings.locale, messages };
  // oxlint-disable-next-line react/refs -- What a shopper has read is known once React has put it there.
  const view = priceTierView({ total, remaining, price, nextPrice }, language, last.current);
  const { tier, sentence, reserve, lang } = view;
  useEffect(() => {
    last.current = tier ?? last.current;
  });
  const id = useId();
  return (
    <div
      dir="auto"
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
          <span data-part="text" id={id}>
            {sentence ?? NO_BREAK_SPACE}
          </span>
          {tier !== null && tier.remaining > 0 && (
            <meter data-part="meter" aria-labelledby={id} max={tier.total} value={tier.remaining} />
          )}
        </>
      ) : (
        children(view)
      )}
    </div>
  );
});
