import { forwardRef } from "react";
import { countAttributes, reserveAttributes } from "./counter-attributes.js";
import type { CounterElementProps, VisitorCounterProps } from "./counter-props.js";
import { counterText } from "./counter-text.js";
import { useSettings } from "../config/onlookers-config.js";
import { withoutSettings } from "../config/settings.js";
import { Shown } from "./shown.js";
import { useObservedAt } from "./use-observed-at.js";
import { useWatch } from "../count/use-watch.js";

/**
 * Says how many people are here, as one element of plain text. Where nothing may be said it stays, empty, and keeps its
 * line: its width too with `@onlookers/react/styles.css`. See the package's README for its parts and data attributes.
 */
export const VisitorCounter = forwardRef<HTMLElement, VisitorCounterProps>(function VisitorCounter(props, outer) {
  const {
    page,
    children,
    number,
    render,
    classNames,
    title,
    // oxlint-disable no-unused-vars -- What the element doesn't take.
    initialCount,
    onError,
    onReveal,
    onChange,
    onHide,
    announce,
    // oxlint-enable no-unused-vars
    ...rest
  } = withoutSettings(props);
  const settings = useSettings(props);
  const { ref, ...observed } = useObservedAt(outer);
  const watch = useWatch(settings, props);
  const isSentence = children === undefined;
  const reserve = isSentence && reserveAttributes(page !== undefined, settings);
  return (
    <Shown watch={watch} settings={settings} listeners={{ ...props, ...observed }}>
      {(visitors) => {
        const { sentence, description, lang } = visitors;
        const attributes: CounterElementProps = {
          // English words in a page that is read from right to left keep their own order.
          dir: "auto",
          lang: isSentence ? lang : undefined,
          ...rest,
          ref,
          // The span that was counted is always told: where the text leaves it out, here.
          title: isSentence && sentence === description ? title : (description ?? title),
          ...countAttributes(visitors, page, settings),
          ...reserve,
          children: (
            <span data-part="text" className={classNames?.text}>
              {children ? children(visitors) : counterText(visitors, number, classNames)}
            </span>
          ),
        };
        return render ? render(attributes, visitors) : <span {...attributes} />;
      }}
    </Shown>
  );
});
