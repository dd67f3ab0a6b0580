import type { RequestListener } from "node:http";

/** A server of streams. */
export interface StreamServer {
  readonly listener: RequestListener;
  /** Sends a new count to all readers. */
  readonly change: () => void;
}
