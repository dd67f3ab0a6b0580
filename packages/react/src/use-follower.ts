import { useEffect, useRef } from "react";

/**
 * Has what is rendered followed by something that is loaded only where it is wanted. Where that fails nobody follows.
 *
 * @param load always the same function
 * @param show called with it after each render
 */
export function useFollower<Follower extends { leave(): void }>(
  isWanted: boolean,
  load: () => Promise<Follower>,
  show: (follower: Follower) => void,
): void {
  const latest = useRef(show);
  const follower = useRef<Follower>(null);
  useEffect(() => {
    latest.current = show;
    if (follower.current) show(follower.current);
  });
  useEffect(() => {
    if (!isWanted) return;
    let isOver = false;
    const begin = (loaded: Follower) => {
      if (isOver) return;
      follower.current = loaded;
      latest.current(loaded);
    };
    load().then(begin, () => {});
    return () => {
      isOver = true;
      follower.current?.leave();
      follower.current = null;
    };
  }, [isWanted, load]);
}
