import type { KnownCount } from "@onlookers/core/widget";
import { useCallback, useRef, type ForwardedRef, type RefCallback, type RefObject } from "react";

/** Keeps an element's `data-observed-at` true. */
export interface ObservedAt {
  /** For the element; hands it on to the shop's own. */
  readonly ref: RefCallback<HTMLElement>;
  readonly element: RefObject<HTMLElement | null>;
  readonly onKnown: (known: KnownCount) => void;
}

/**
 * A count that only confirms what stands there renders nothing, and yet whoever reads the element must find when it was
 * counted last: so its attribute is written at once, where it has one. React writes it with all that does render.
 */
export function useObservedAt(outer: ForwardedRef<HTMLElement>): ObservedAt {
  const element = useRef<HTMLElement>(null);
  const ref = useCallback((now: HTMLElement | null) => give(now, element, outer), [outer]);
  return { ref, element, onKnown: ({ latest }) => mark(element.current?.dataset, latest?.observedAt) };
}

function mark(written: DOMStringMap | undefined, observedAt: string | null | undefined): void {
  if (observedAt && written?.["observedAt"]) written["observedAt"] = observedAt;
}

/** @returns what a ref of React 19's kind gives back */
function give<T>(now: T | null, inner: RefObject<T | null>, outer: ForwardedRef<T>): ReturnType<RefCallback<T>> {
  inner.current = now;
  if (typeof outer === "function") return outer(now);
  if (outer) outer.current = now;
}
