import { dismissLabel as labelIn, leaveFocus } from "@onlookers/core/widget";
import { useVisitors, VisitorCounter } from "@onlookers/react";
import { forwardRef, useEffect, useRef, type FocusEvent, type KeyboardEvent, type MouseEvent } from "react";
import { sortBannerProps, type VisitorBannerProps } from "./banner-props.js";
import { useBannerGate } from "./use-banner-gate.js";
import { bannerOf, useLeavingFocus } from "./use-leaving-focus.js";

/**
 * A banner around a counter: only there while a count is on show, and for no longer than the shopper lets it. Calm, and
 * never announced; what stands around it doesn't move. Placements need `@onlookers/react/banner.css`.
 */
export const VisitorBanner = forwardRef<HTMLDivElement, VisitorBannerProps>(function VisitorBanner(props, ref) {
  const { counted, told, gate, own, element } = sortBannerProps(props);
  const { placement, dismissible, onDismiss, children } = own;
  const { state, shown, dismiss } = useBannerGate(gate);
  // Nothing is fetched for a banner that stays away, and no number comes near its place.
  const asked = state === "open" ? counted : { ...counted, enabled: false };
  const { count, lang } = useVisitors(asked);
  const isShown = state === "open" && count !== null;
  useEffect(() => {
    if (isShown) shown(Date.now());
  }, [isShown, shown]);

  const cameFrom = useRef<EventTarget | null>(null);
  const button = useLeavingFocus(cameFrom);
  function leave(banner: HTMLElement): void {
    leaveFocus(banner, cameFrom.current);
    dismiss(Date.now());
    onDismiss?.();
  }
  const label = own.dismissLabel === undefined ? labelIn(lang) : { text: own.dismissLabel, lang: undefined };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Only hears of what happens to its button, or to the shop's own links.
    <div
      // A landmark only where it stands apart from the page's main content, and has something to say.
      role={isShown && placement !== "inline" ? "complementary" : undefined}
      {...element}
      ref={ref}
      data-onlookers="banner"
      data-placement={placement}
      data-state={isShown ? "shown" : state === "gone" ? "gone" : "empty"}
      data-dismissible={dismissible || undefined}
      onFocus={(event: FocusEvent<HTMLDivElement>) => {
        if (!event.currentTarget.contains(event.relatedTarget)) cameFrom.current = event.relatedTarget;
        element.onFocus?.(event);
      }}
      onKeyDown={(event: KeyboardEvent<HTMLDivElement>) => {
        element.onKeyDown?.(event);
        if (event.key !== "Escape" || event.defaultPrevented || !isShown || !dismissible) return;
        // It was meant for this, not for a dialog around it.
        event.preventDefault();
        event.stopPropagation();
        leave(event.currentTarget);
      }}
    >
      {state !== "gone" && (
        <div data-part="card">
          {children}
          <VisitorCounter {...own.counter} {...asked} {...told} />
          {isShown && dismissible && (
            <button
              ref={button}
              type="button"
              data-part="dismiss"
              aria-label={label.text}
              lang={label.lang}
              onClick={(event: MouseEvent<HTMLButtonElement>) => leave(bannerOf(event.currentTarget))}
            >
              ×
            </button>
          )}
        </div>
      )}
    </div>
  );
});
