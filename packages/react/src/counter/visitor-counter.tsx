import { counterTitle } from "@onlookers/core/widget";
import {
  forwardRef,
  useCallback,
  useEffect,
  useRef,
  type ForwardedRef,
  type ReactElement,
  type RefCallback,
  type RefObject,
} from "react";
import { countAttributes, memoizedReserveAttributes } from "./counter-attributes.js";
import type { CounterElementProps, VisitorCounterProps } from "./counter-props.js";
import { countMounted, CounterText } from "./counter-text.js";
import { useSettings } from "../config/onlookers-config.js";
import { withoutSettings } from "../config/settings.js";
import type { CountStore } from "../count/count-store.js";
import { useCountStore } from "../count/use-count-store.js";
import { useStoreVisitors, type StoreVisitorsOptions, type Visitors } from "../count/use-visitors.js";

/**
 * Shows how many people are on the site or page, as one element of plain text. Without a number the element stays, empty,
 * and keeps its line; with `@onlookers/react/styles.css` its width too. The README lists its parts and data attributes.
 */
export const VisitorCounter = forwardRef<HTMLElement, VisitorCounterProps>(function VisitorCounter(props, outer) {
  const settings = useSettings(props);
  const {
    page,
    children,
    number,
    render,
    classNames,
    title,
    // oxlint-disable no-unused-vars -- Left out of the element's props.
    initialCount,
    onError,
    onReveal,
    onChange,
    onHide,
    announce,
    // oxlint-enable no-unused-vars
    ...rest
  } = withoutSettings(props, settings);
  const store = useCountStore(settings, props);
  const element = useRef<HTMLElement>(null);
  useObservedAt(store, element);
  useEffect(countMounted, []);
  const ref = useCallback((current: HTMLElement | null) => assignRefs(current, element, outer), [outer]);
  const isSentence = typeof children !== "function";
  const reserve = isSentence && memoizedReserveAttributes(page, settings);
  return (
    <CounterBody store={store} settings={settings} options={{ ...props, element }}>
      {(visitors) => {
        const { description, lang } = visitors;
        const attributes: CounterElementProps = {
          // English words keep their order on a page that is read from right to left.
          dir: "auto",
          // The server's ICU may write numbers in another way. Its text is correct too, and stays.
          suppressHydrationWarning: true,
          lang: isSentence ? lang : undefined,
          ...rest,
          ref,
          title: (isSentence ? counterTitle(visitors) : description) ?? title,
          ...countAttributes(visitors, page, settings),
          ...reserve,
          children: isSentence ? (
            <CounterText visitors={visitors} number={number} classNames={classNames} host={element} />
          ) : (
            <span data-part="text" className={classNames?.text} suppressHydrationWarning>
              {children(visitors)}
            </span>
          ),
        };
        return typeof render === "function" ? render(attributes, visitors) : <span {...attributes} />;
      }}
    </CounterBody>
  );
});

interface CounterBodyProps extends StoreVisitorsOptions {
  readonly children: (visitors: Visitors) => ReactElement;
}

/** The part of a counter that subscribes to the count: a component of its own, so that a poll renders nothing else. */
function CounterBody({ children, ...subscription }: CounterBodyProps): ReactElement {
  return children(useStoreVisitors(subscription));
}

/**
 * Keeps an element's `data-observed-at` up to date. A poll that returns the same number renders nothing, so this writes
 * the attribute itself. React writes it with each render.
 */
function useObservedAt(store: CountStore, element: RefObject<HTMLElement | null>): void {
  useEffect(
    () =>
      store.subscribe(() => {
        const observedAt = store.getSnapshot().latest?.observedAt;
        const dataset = element.current?.dataset;
        if (observedAt && dataset?.["observedAt"]) dataset["observedAt"] = observedAt;
      }),
    [store, element],
  );
}

/** @returns the cleanup function of a React 19 ref callback */
function assignRefs<T>(
  current: T | null,
  inner: RefObject<T | null>,
  outer: ForwardedRef<T>,
): ReturnType<RefCallback<T>> {
  inner.current = current;
  if (typeof outer === "function") return outer(current);
  if (outer) outer.current = current;
}
