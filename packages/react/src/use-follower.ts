import { useEffect, useState } from "react";

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
  const [follower, setFollower] = useState<Follower>();
  useEffect(() => {
    if (isWanted) load().then(setFollower, () => {});
  }, [isWanted, load]);
  useEffect(() => () => follower?.leave(), [follower, isWanted]);
  useEffect(() => {
    if (isWanted && follower) show(follower);
  });
}
