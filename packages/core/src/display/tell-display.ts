import { announcerOf, type Speaker } from "./announcer.js";
import type { CountView } from "../view/count-view.js";
import type { DisplayEvent, DisplayHandlers } from "./display-event.js";
import { watchDisplay } from "./watch-display.js";

/** Whom a place tells what it shows. */
export interface DisplayTelling extends DisplayHandlers {
  /**
   * Has assistive technology say what is shown when it changes by a step (20, 50, 100, or one of `steps`): politely, at
   * most once a minute for all of a page, nothing while it is hidden.
   *
   * @default false: a counter is plain text
   */
  readonly announce?: boolean | undefined;
}

/** Tells of what a shopper sees in one place. */
export interface DisplayTeller {
  /** Takes what stands there now, whom to tell from now on, and where it stands, as a `DisplayWatch` does. */
  show(view: CountView, telling: DisplayTelling, element?: Element | null): void;
  /** The place is gone. It may come back. */
  leave(): void;
}

/** Has handlers called for what a shopper sees in one place, and announces it. */
export function tellDisplay(): DisplayTeller {
  const watch = watchDisplay();
  let speaker: Speaker | undefined;
  return {
    show(view, telling, element) {
      watch.show(view, (event) => tell(event, telling), element);
      if (telling.announce) (speaker ??= announcerOf(document).join()).show(view);
      else speaker?.leave();
    },
    leave() {
      watch.leave();
      speaker?.leave();
    },
  };
}

function tell(event: DisplayEvent, { onReveal, onChange, onHide }: DisplayHandlers): void {
  if (event.type === "reveal") onReveal?.(event.count);
  else if (event.type === "change") onChange?.(event.count, event.previous);
  else onHide?.(event.reason, event.previous);
}
