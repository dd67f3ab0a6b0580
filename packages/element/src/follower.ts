import type { CountView } from "@onlookers/core";

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
  let latest: CountView | undefined;
  let follower: Follower | undefined;
  let coming: Promise<void> | undefined;

  async function come(): Promise<void> {
    const loaded = await load();
    if (latest) {
      follower = loaded;
      loaded.show(latest);
    } else {
      loaded.leave();
      coming = undefined;
    }
  }

  return (view) => {
    latest = view;
    if (!view) {
      follower?.leave();
      if (follower) follower = coming = undefined;
    } else if (follower) follower.show(view);
    else coming ??= come().catch(() => {});
  };
}
