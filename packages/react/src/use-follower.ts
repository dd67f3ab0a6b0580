import type { CountView } from "@onlookers/core";
import { useEffect, useRef } from "react";

/** Follows what a place shows. */
export interface Follower {
  show(view: CountView): void;
  /** The place is gone. */
  leave(): void;
}

/** Has what is shown followed by something that is loaded only where it is wanted. Where that fails nobody follows. */
export function useFollower(view: CountView, isWanted: boolean, load: () => Promise<Follower>): void {
  const latest = useRef({ view, load });
  const follower = useRef<Follower>(null);
  useEffect(() => {
    latest.current = { view, load };
    follower.current?.show(view);
  });
  useEffect(() => {
    if (!isWanted) return;
    let isOver = false;
    const begin = async () => {
      const loaded = await latest.current.load();
      if (isOver) return;
      follower.current = loaded;
      loaded.show(latest.current.view);
    };
    begin().catch(() => {});
    return () => {
      isOver = true;
      follower.current?.leave();
      follower.current = null;
    };
  }, [isWanted]);
}
