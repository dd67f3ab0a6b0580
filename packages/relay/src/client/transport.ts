import type { LiveCount } from "@onlookers/core";

/**
 * A way for counts to come between polls. Polling stays beneath it, slower while the line is live, so that whatever
 * goes wrong with the line only costs its speed.
 *
 * @param url of the count, as polls ask for it
 */
export type Transport = (url: string, feed: TransportFeed) => Line;

/** Where a line's news go. */
export interface TransportFeed {
  take(count: LiveCount): void;
  /** To be called when the line has become live or ceased to be. */
  wake(): void;
}

/**
 * Holds a line open or not, as is wanted; called whenever that may have changed, and after each count.
 *
 * @returns whether counts come by it at this moment
 */
export type Line = (isWanted: boolean) => boolean;
