import type { KnownCount } from "@onlookers/core";
import { useCallback, useRef, type ForwardedRef, type RefCallback } from "react";

/** Keeps an element's `data-observed-at` true. */
export interface ObservedAt<T> {
  /** For the element; hands on to the shop's own. */
  readonly ref: RefCallback<T>;
  readonly onKnown: (known: KnownCount) => void;
}

/**
 * A count that only confirms what stands there renders nothing, and yet whoever reads the element must find when it was
 * counted last: so its attribute is written at once, where it has one. React writes it with all that does render.
 */
export function useObservedAt<T extends HTMLElement>(outer: ForwardedRef<T>): ObservedAt<T> {
  const inner = useRef<T>(null);
  return {
    ref: useCallback((element: T | null) => give(element, inner, outer), [outer]),
    onKnown: ({ latest }) => mark(inner.current, latest?.observedAt),
  };
}

function mark(element: HTMLElement | null, observedAt: string | null | undefined): void {
  if (observedAt && element?.dataset["observedAt"]) element.dataset["observedAt"] = observedAt;
}

function give<T>(element: T, ...refs: readonly ForwardedRef<T>[]): void {
  for (const ref of refs) {
    if (typeof ref === "function") ref(element);
    else if (ref) ref.current = element;
  }
}
