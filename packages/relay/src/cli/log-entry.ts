/** A log entry for the operator. Contains no token and no text of a service. */
export interface LogEntry {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly level: "info" | "warn" | "error";
  /** The new state of the relay or of a reading. */
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
  /** The affected sites; empty for the whole relay. */
  readonly sites: readonly string[];
  readonly message: string;
}

/** Formats an entry for people. For machines it is printed as JSON. */
export function logLine({ at, level, sites, message }: LogEntry): string {
  const about = sites.length === 0 ? "" : `${sites.join(", ")}: `;
  return `${at} ${level.padEnd(5)} ${about}${message}`;
}
