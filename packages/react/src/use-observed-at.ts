import type { KnownCount } from "@onlookers/core";
import { useRef, type RefObject } from "react";

/** Keeps an element's `data-observed-at` true. */
export interface ObservedAt {
  /** For the element. */
  readonly ref: RefObject<HTMLElement | null>;
  readonly onKnown: (known: KnownCount) => void;
}

/**
 * A count that only confirms what stands there renders nothing, and yet whoever reads the element must find when it was
 * counted last: so its attribute is written at once, where it has one. React writes it with all that does render.
 */
export function useObservedAt(): ObservedAt {
  const ref = useRef<HTMLElement>(null);
  return { ref, onKnown: ({ latest }) => mark(ref.current, latest?.observedAt) };
}

function mark(element: HTMLElement | null, observedAt: string | null | undefined): void {
  if (observedAt && element?.dataset["observedAt"]) element.dataset["observedAt"] = observedAt;
}
