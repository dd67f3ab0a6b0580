import type { CountView } from "@onlookers/core";
import type { Speaker } from "@onlookers/core/announcer";
import { useEffect, useRef } from "react";

/** Has what is shown announced. What that takes is loaded where a shop wants it; where that fails nothing is announced. */
export function useAnnouncements(view: CountView, isWanted = false): void {
  const shown = useRef(view);
  const speaker = useRef<Speaker | null>(null);
  useEffect(() => {
    shown.current = view;
    speaker.current?.show(view);
  }, [view]);
  useEffect(() => {
    if (!isWanted) return;
    let isOver = false;
    const begin = async () => {
      const { announcerOf } = await import("@onlookers/core/announcer");
      if (isOver) return;
      speaker.current = announcerOf(document).join();
      speaker.current.show(shown.current);
    };
    begin().catch(() => {});
    return () => {
      isOver = true;
      speaker.current?.leave();
      speaker.current = null;
    };
  }, [isWanted]);
}
