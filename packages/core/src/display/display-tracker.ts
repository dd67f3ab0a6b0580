import type { CountView } from "../view/count-view.js";
import type { ShownCount } from "../view/visitor-status.js";
import { displayEvent, type DisplayEvent, type DisplayState } from "./display-event.js";

/** The share of an element's area that must be in the viewport for the element to count as seen. */
const VISIBLE_RATIO = 0.5;

/** Tracks what a visitor sees in one place. */
export interface DisplayTracker {
  /**
   * Takes the current view.
   *
   * @param element the element that shows the view; `undefined` counts as always seen, `null` as never
   */
  update(view: CountView, element?: Element | null): void;
  /** Marks the place as gone. The next `update` brings it back. */
  detach(): void;
}

/**
 * Reports each number that a visitor comes to see: at least half of its element is in the viewport, and the page is not
 * in the background.
 *
 * @param onEvent called in a microtask of its own, so that changes of one task cause one event, and an exception is
 *   reported as an uncaught error
 */
export function createDisplayTracker(onEvent: (event: DisplayEvent) => void): DisplayTracker {
  let seen: ShownCount | null = null;
  let state: DisplayState = "unmounted";
  let isInView = false;
  let isScheduled = false;
  let observed: Element | null | undefined;
  let observer: IntersectionObserver | undefined;

  function flush(): void {
    isScheduled = false;
    const event = displayEvent(seen, state, isInView);
    if (event === null) return;
    seen = event.type === "hide" ? null : event.count;
    onEvent(event);
  }
  function schedule(): void {
    if (!isScheduled) queueMicrotask(flush);
    isScheduled = true;
  }
  function observe(element: Element | null | undefined): void {
    const canObserve = typeof IntersectionObserver === "function";
    if (element !== observed) observer?.disconnect();
    if (!element || !canObserve) isInView = element !== null;
    else if (element !== observed) {
      isInView = false;
      observer = new IntersectionObserver(
        (entries) => {
          isInView = (entries.at(-1)?.intersectionRatio ?? 0) >= VISIBLE_RATIO;
          schedule();
        },
        { threshold: VISIBLE_RATIO },
      );
      observer.observe(element);
    }
    observed = element;
  }

  return {
    update(view, element) {
      state = view;
      observe(element);
      schedule();
    },
    detach() {
      state = "unmounted";
      observe(null);
      schedule();
    },
  };
}
