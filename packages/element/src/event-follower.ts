import type { DisplayEvent } from "@onlookers/core";
import { watchDisplay } from "@onlookers/core/watch-display";
import type { Follower } from "./follower.js";

/** An event of a counter; its `detail` says what happened to the number that a shopper saw. */
export type CounterEvent<Type extends DisplayEvent["type"]> = CustomEvent<Extract<DisplayEvent, { type: Type }>>;

declare global {
  interface GlobalEventHandlersEventMap {
    "onlookers-reveal": CounterEvent<"reveal">;
    "onlookers-change": CounterEvent<"change">;
    "onlookers-hide": CounterEvent<"hide">;
  }
}

/** Tells of what a shopper sees in an element by its events, which a page may hear at any element around it. */
export function eventsOf(element: HTMLElement): Follower {
  const watch = watchDisplay();
  const tell = (detail: DisplayEvent) =>
    element.dispatchEvent(new CustomEvent(`onlookers-${detail.type}`, { detail, bubbles: true, composed: true }));
  return { show: (view) => watch.show(view, tell, element), leave: () => watch.leave() };
}
