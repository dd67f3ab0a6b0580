import type { RequestListener } from "node:http";

/** What holds streams. */
export interface StreamServer {
  readonly listener: RequestListener;
  /** Gives all who read a new count. */
  readonly change: () => void;
}
