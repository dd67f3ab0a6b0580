import { bannerView, isDismissal } from "@onlookers/core/widget";
import { useVisitors, VisitorCounter } from "@onlookers/react";
import { forwardRef, useEffect, type FocusEvent, type KeyboardEvent, type MouseEvent } from "react";
import { sortBannerProps, type VisitorBannerProps } from "./banner-props.js";
import { useBannerGate } from "./use-banner-gate.js";
import { bannerOf, useFocusReturn } from "./use-focus-return.js";

/**
 * A banner around a counter. It appears only with a number, until the visitor dismisses it, is never announced, and never
 * moves the content around it. Placements need `@onlookers/react/banner.css`.
 */
export const VisitorBanner = forwardRef<HTMLDivElement, VisitorBannerProps>(function VisitorBanner(props, ref) {
  const { countOptions, displayOptions, gateOptions, own, element } = sortBannerProps(props);
  const { placement, dismissible, dismissLabel, onDismiss, children } = own;
  const { isOpen, keepsPlace, shown, dismiss } = useBannerGate(gateOptions);
  // A banner that stays away requests nothing, and its place never contains a number.
  const options = isOpen ? countOptions : { ...countOptions, enabled: false };
  const view = useVisitors(options);
  const look = { placement, permanent: !dismissible, dismissLabel };
  const { state, role, canDismiss, label, labelLang } = bannerView(look, { isOpen, keepsPlace, view });
  useEffect(() => {
    if (state === "shown") shown(Date.now());
  }, [state, shown]);

  const { enter, leave, buttonRef } = useFocusReturn();
  function dismissFrom(root: HTMLElement): void {
    leave(root);
    dismiss(Date.now());
    onDismiss?.();
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Only handles events of its button and of the app's links.
    <div
      role={role ?? undefined}
      {...element}
      ref={ref}
      data-onlookers="banner"
      data-placement={placement}
      data-state={state}
      data-dismissible={dismissible || undefined}
      onFocus={(event: FocusEvent<HTMLDivElement>) => {
        enter(event.currentTarget, event.relatedTarget);
        element.onFocus?.(event);
      }}
      onKeyDown={(event: KeyboardEvent<HTMLDivElement>) => {
        element.onKeyDown?.(event);
        if (canDismiss && isDismissal(event)) dismissFrom(event.currentTarget);
      }}
    >
      {state !== "gone" && (
        <div data-part="card">
          {children}
          <VisitorCounter {...own.counter} {...options} {...displayOptions} />
          {canDismiss && (
            <button
              ref={buttonRef}
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
