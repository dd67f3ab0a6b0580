import type { CounterSettings } from "../settings/settings.js";
import type { CountView } from "../view/count-view.js";
import { announcerOf, type AnnouncerHandle } from "./announcer.js";
import type { DisplayCallbacks, DisplayEvent } from "./display-event.js";
import { createDisplayTracker } from "./display-tracker.js";

/** The callbacks of one place, and whether its number is announced. */
export interface DisplayOptions extends DisplayCallbacks, Pick<CounterSettings, "announce"> {}

/** The current state of one place. */
export interface DisplayUpdate extends DisplayOptions {
  readonly view: CountView;
  /** The element that shows the view; `undefined` counts as always seen, `null` as never. */
  readonly element?: Element | null | undefined;
  /** Called with every event, besides the callback for its type. */
  readonly onEvent?: ((event: DisplayEvent) => void) | undefined;
}

/** Notifies an app and assistive technology of what a visitor sees in one place. */
export interface DisplayNotifier {
  /** Takes the current view. Its callbacks replace the previous ones; without any callback nothing is tracked. */
  update(update: DisplayUpdate): void;
  /** Marks the place as gone. The next `update` brings it back. */
  detach(): void;
}

/** Creates the notifier of one place. Both `VisitorCounter` and `<visitor-counter>` load it on first use. */
export function createDisplayNotifier(): DisplayNotifier {
  let latest: Omit<DisplayUpdate, "view"> = {};
  let announcer: AnnouncerHandle | undefined;
  const tracker = createDisplayTracker((event) => {
    const { onEvent, onReveal, onChange, onHide } = latest;
    onEvent?.(event);
    if (event.type === "reveal") onReveal?.(event.count);
    else if (event.type === "change") onChange?.(event.count, event.previous);
    else onHide?.(event.reason, event.previous);
  });
  return {
    update(update) {
      latest = update;
      const { view, element, announce, onEvent, onReveal, onChange, onHide } = update;
      if (onEvent ?? onReveal ?? onChange ?? onHide) tracker.update(view, element);
      else tracker.detach();
      if (announce) (announcer ??= announcerOf(document).join()).update(view);
      else announcer?.detach();
    },
    detach() {
      tracker.detach();
      announcer?.detach();
    },
  };
}
