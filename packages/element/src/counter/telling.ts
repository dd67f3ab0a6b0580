import type { DisplayEvent } from "@onlookers/core/widget";
import { announcerOf, type Speaker } from "@onlookers/core/announcer";
import { watchDisplay } from "@onlookers/core/watch-display";
import type { CounterSettings } from "./counter-settings.js";
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

/**
 * Tells of what a shopper sees in a counter, as its attributes want it: by its events, which a page may hear at any
 * element around it, and to assistive technology.
 */
export function tellingOf(counter: HTMLElement & Pick<CounterSettings, "announce" | "events">): Follower {
  const watch = watchDisplay();
  let speaker: Speaker | undefined;
  const tell = (detail: DisplayEvent) =>
    counter.dispatchEvent(new CustomEvent(`onlookers-${detail.type}`, { detail, bubbles: true, composed: true }));
  return {
    show(view) {
      if (counter.events) watch.show(view, tell, counter);
      else watch.leave();
      if (counter.announce) (speaker ??= announcerOf(document).join()).show(view);
      else speaker?.leave();
    },
    leave() {
      watch.leave();
      speaker?.leave();
    },
  };
}
