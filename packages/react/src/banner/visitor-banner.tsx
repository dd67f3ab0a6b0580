import { bannerView, isDismissal } from "@onlookers/core/widget";
import { useSettings, useVisitors, VisitorCounter } from "@onlookers/react";
import { forwardRef, useEffect, type FocusEvent, type KeyboardEvent, type MouseEvent } from "react";
import { hiddenUnless, useHasAppeared } from "../dom/use-has-appeared.js";
import { sortBannerProps, type VisitorBannerProps } from "./banner-props.js";
import { useBannerGate } from "./use-banner-gate.js";
import { bannerOf, useFocusReturn } from "./use-focus-return.js";

/**
 * A banner around a counter. It appears only with a number, until the visitor dismisses it, is never announced, and never
 * moves the content around it. Placements need `@onlookers/react/banner.css`.
 */
export const VisitorBanner = forwardRef<HTMLDivElement, VisitorBannerProps>(function VisitorBanner(props, ref) {
  const { countOptions, displayOptions, options, parts, element } = sortBannerProps(props, useSettings(props));
  const { onDismiss, counter, children } = parts;
  const { isOpen, keepsPlace, shown, dismiss } = useBannerGate(options);
  // A banner that stays away requests nothing, and its place never contains a number.
  const query = isOpen ? countOptions : { ...countOptions, enabled: false };
  const view = useVisitors(query);
  const { state, role, canDismiss, label, labelLang } = bannerView(options, { isOpen, keepsPlace, view });
  useEffect(() => {
    if (state === "shown") shown(Date.now());
  }, [state, shown]);

  const hasCard = useHasAppeared(state !== "closed");
  const hasButton = useHasAppeared(canDismiss);
  const { enter, leave, button } = useFocusReturn(canDismiss);
  function dismissFrom(root: HTMLElement): void {
    leave(root);
    dismiss(Date.now());
    onDismiss?.();
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Only handles events of its button and of the app's links.
    <div
      role={role}
      {...element}
      ref={ref}
      data-onlookers="banner"
      data-placement={options.placement}
      data-state={state}
      data-dismissible={!options.permanent || undefined}
      onFocus={(event: FocusEvent<HTMLDivElement>) => {
        enter(event.currentTarget, event.relatedTarget);
        element.onFocus?.(event);
      }}
      onKeyDown={(event: KeyboardEvent<HTMLDivElement>) => {
        element.onKeyDown?.(event);
        if (canDismiss && isDismissal(event)) dismissFrom(event.currentTarget);
      }}
    >
      {hasCard && (
        <div data-part="card" style={hiddenUnless(state !== "closed")}>
          <div data-part="content">
            {children}
            <VisitorCounter {...counter} {...query} {...displayOptions} />
          </div>
          {hasButton && (
            <button
              ref={button}
              style={hiddenUnless(canDismiss)}
              type="button"
              data-part="dismiss"
              aria-label={label}
              lang={labelLang || undefined}
              onClick={(event: MouseEvent<HTMLButtonElement>) => dismissFrom(bannerOf(event.currentTarget))}
            >
              ×
            </button>
          )}
        </div>
      )}
    </div>
  );
});
