import type { CountView } from "@onlookers/core/widget";

/** Follows what a counter shows. */
export interface Follower {
  show(view: CountView): void;
  /** The counter is gone. */
  leave(): void;
}

/**
 * Has a counter followed by something that is loaded only once it is wanted. Where that fails nobody follows.
 *
 * @returns takes what the counter shows; `undefined` where nobody shall follow, now or any more
 */
export function followedBy(load: () => Promise<Follower>): (view: CountView | undefined) => void {
  let follower: Promise<Follower> | undefined;
  return (view) => {
    if (view) follower ??= load();
    follower?.then((one) => (view ? one.show(view) : one.leave())).catch(() => {});
    if (!view) follower = undefined;
  };
}
