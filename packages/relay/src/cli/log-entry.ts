/** One thing that an operator should know of. Holds no token and none of a service's words. */
export interface LogEntry {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly level: "info" | "warn" | "error";
  /** What the relay, or a reading, turned to. */
  readonly state:
    | "listening"
    | "stopping"
    | "token_ends"
    | "reading"
    | "failing"
    | "pages_failing"
    | "paused"
    | "out_of_budget"
    | "recovered"
    | "streams_full"
    | "streams_open";
  /** The sites that it is about; empty for the whole relay. */
  readonly sites: readonly string[];
  readonly message: string;
}

/** An entry for people; for machines it is JSON as it stands. */
export function logLine({ at, level, sites, message }: LogEntry): string {
  const about = sites.length === 0 ? "" : `${sites.join(", ")}: `;
  return `${at} ${level.padEnd(5)} ${about}${message}`;
}
