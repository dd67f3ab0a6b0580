import { createDisplayNotifier } from "@onlookers/core/display-notifier";
import type { DisplayEvent } from "@onlookers/core/widget";
import type { CounterSettings } from "./counter-settings.js";
import type { ViewListener } from "./lazy-listener.js";

/** An event of a counter. Its `detail` is the change of the number that a visitor sees. */
export type CounterEvent<Type extends DisplayEvent["type"]> = CustomEvent<Extract<DisplayEvent, { type: Type }>>;

declare global {
  interface GlobalEventHandlersEventMap {
    "onlookers-reveal": CounterEvent<"reveal">;
    "onlookers-change": CounterEvent<"change">;
    "onlookers-hide": CounterEvent<"hide">;
  }
}

/** Dispatches the events of a counter, and announces its numbers, as its attributes `events` and `announce` say. */
export function createDisplayListener(
  element: HTMLElement & Pick<CounterSettings, "announce" | "events">,
): ViewListener {
  const notifier = createDisplayNotifier();
  const onEvent = (detail: DisplayEvent) =>
    void element.dispatchEvent(new CustomEvent(`onlookers-${detail.type}`, { detail, bubbles: true, composed: true }));
  return (view) => {
    const { announce, events } = element;
    if (view) notifier.update({ view, element, announce, onEvent: events ? onEvent : undefined });
    else notifier.detach();
  };
}
