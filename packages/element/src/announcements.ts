import type { CountView } from "@onlookers/core";
import type { Speaker } from "@onlookers/core/announcer";

/**
 * One counter's announcements. What they take is loaded once a page wants any; where that fails nothing is announced.
 *
 * @returns takes what the counter shows; `undefined` where nothing is to be announced, now or any more
 */
export function createAnnouncements(): (view: CountView | undefined) => void {
  let latest: CountView | undefined;
  let speaker: Speaker | undefined;

  async function begin(): Promise<void> {
    const { announcerOf } = await import("@onlookers/core/announcer");
    if (!latest) return;
    speaker ??= announcerOf(document).join();
    speaker.show(latest);
  }

  return (view) => {
    latest = view;
    if (view) {
      if (speaker) speaker.show(view);
      else begin().catch(() => {});
    } else {
      speaker?.leave();
      speaker = undefined;
    }
  };
}
