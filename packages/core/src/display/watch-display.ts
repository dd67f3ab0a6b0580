import type { CountView } from "../view/count-view.js";
import { displayEvent, type DisplayEvent, type Standing } from "./display-event.js";
import type { ShownCount } from "../view/visitor-status.js";

/** Of its area, what must be in the viewport for an element to be seen. */
const HALF = 0.5;

/** Watches what a shopper sees in one place. */
export interface DisplayWatch {
  /**
   * Takes what stands there now.
   *
   * @param tell who hears of it from now on, in a microtask of its own, when all that happened together is settled: what
   *   it throws is reported as an uncaught error, and stops nothing
   * @param element where it stands; left out, it passes for seen; `null`, it doesn't stand anywhere
   */
  show(view: CountView, tell: (event: DisplayEvent) => void, element?: Element | null): void;
  /** The place is gone. It may come back. */
  leave(): void;
}

/**
 * Tells of each number that a shopper comes to see: with at least half of its element in the viewport, of a page that
 * isn't in the background.
 */
export function watchDisplay(): DisplayWatch {
  let seen: ShownCount | null = null;
  let now: Standing = "unmounted";
  let tell: (event: DisplayEvent) => void = () => {};
  let isInView = false;
  let isDue = false;
  let looked: Element | null | undefined;
  let observer: IntersectionObserver | undefined;

  function settle(): void {
    isDue = false;
    const event = displayEvent(seen, now, isInView);
    if (event === null) return;
    seen = event.type === "hide" ? null : event.count;
    tell(event);
  }
  function later(): void {
    if (!isDue) queueMicrotask(settle);
    isDue = true;
  }
  function look(element: Element | null | undefined): void {
    const canObserve = typeof IntersectionObserver === "function";
    if (element !== looked) observer?.disconnect();
    if (!element || !canObserve) isInView = element !== null;
    else if (element !== looked) {
      isInView = false;
      observer = new IntersectionObserver(
        (entries) => {
          isInView = (entries.at(-1)?.intersectionRatio ?? 0) >= HALF;
          later();
        },
        { threshold: HALF },
      );
      observer.observe(element);
    }
    looked = element;
  }

  return {
    show(view, listener, element) {
      now = view;
      tell = listener;
      look(element);
      later();
    },
    leave() {
      now = "unmounted";
      look(null);
      later();
    },
  };
}
