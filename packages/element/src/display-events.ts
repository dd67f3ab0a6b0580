import type { DisplayEvent } from "@onlookers/core";

/** An event of a counter; its `detail` says what happened to the number that a shopper saw. */
export type CounterEvent<Type extends DisplayEvent["type"]> = CustomEvent<Extract<DisplayEvent, { type: Type }>>;

declare global {
  interface GlobalEventHandlersEventMap {
    "onlookers-reveal": CounterEvent<"reveal">;
    "onlookers-change": CounterEvent<"change">;
    "onlookers-hide": CounterEvent<"hide">;
  }
}

/** Tells of what a shopper saw in an element by an event of it, which a page may hear at any element around. */
export function dispatchDisplayEvent(element: HTMLElement, detail: DisplayEvent): void {
  element.dispatchEvent(new CustomEvent(`onlookers-${detail.type}`, { detail, bubbles: true, composed: true }));
}
