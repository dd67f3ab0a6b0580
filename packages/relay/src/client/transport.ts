import type { LiveCount, VisitorQuery } from "@onlookers/core";

/**
 * Delivers counts between polls. Polling continues while the connection is open, at a longer interval, so that any fault
 * of the connection only delays counts.
 *
 * @param url the URL that is polled for the count
 */
export type Transport = (url: string, receiver: CountReceiver, query: VisitorQuery) => StreamConnection;

/** Receives what a transport delivers. */
export interface CountReceiver {
  /** @param count a count that answers the query: see `parseCountOf` */
  receive(count: LiveCount): void;
  /** To be called when the connection has opened or closed. */
  reschedule(): void;
}

/**
 * Opens or closes the connection, as `isWanted` requires. Called whenever that may have changed, and after each count.
 *
 * @returns whether the connection is open now
 */
export type StreamConnection = (isWanted: boolean) => boolean;
