import { reservedText } from "@onlookers/core";
import { forwardRef, type ComponentPropsWithoutRef, type ReactNode } from "react";
import { useSettings } from "./onlookers-config.js";
import type { EverySetting } from "./settings.js";
import { useObservedAt } from "./use-observed-at.js";
import type { UseVisitorsOptions, Visitors } from "./use-visitors.js";
import { useViews } from "./use-views.js";

/** Props of {@link VisitorCounter}: those of {@link useVisitors}, and any of a `span`. */
export interface VisitorCounterProps
  extends UseVisitorsOptions, Omit<ComponentPropsWithoutRef<"span">, "children" | "onError"> {
  /**
   * Writes the inside in the shop's own way.
   *
   * @default the sentence
   */
  readonly children?: ((visitors: Visitors) => ReactNode) | undefined;
}

const NO_BREAK_SPACE = "\u00A0";

/**
 * Says how many people are here, as one `span` of plain text. Where nothing may be said it stays, empty, and keeps its
 * line: its width too with `@onlookers/react/styles.css`. See the package's README for its data attributes.
 */
export const VisitorCounter = forwardRef<HTMLSpanElement, VisitorCounterProps>(function VisitorCounter(props, ref) {
  const { relay, source, site, locale, messages, wording, minimum, hideBelow, steps, maximum, ...others } = props;
  const { page, initialCount, onError, children, title, ...rest } = others;
  const own: EverySetting = { relay, source, site, locale, messages, wording, minimum, hideBelow, steps, maximum };
  const settings = useSettings(own);
  const observed = useObservedAt(ref);
  const [visitors] = useViews(own, [{ page, initialCount }], { onError, onKnown: observed.onKnown });
  const { count, sentence, description } = visitors;
  return (
    <span
      // English words in a page that is read from right to left keep their own order.
      dir="auto"
      lang={children === undefined ? visitors.lang : undefined}
      {...rest}
      ref={observed.ref}
      // The span that was counted is always told: where the text leaves it out, here.
      title={children === undefined && sentence === description ? title : (description ?? title)}
      data-onlookers="counter"
      data-status={visitors.status}
      data-scope={count?.scope}
      data-page={count?.page ?? undefined}
      data-window={count?.windowSeconds}
      data-observed-at={visitors.observedAt() ?? undefined}
      data-reserve={children === undefined ? reservedText(page === undefined ? "site" : "page", settings) : undefined}
    >
      {children === undefined ? (sentence ?? NO_BREAK_SPACE) : children(visitors)}
    </span>
  );
});
