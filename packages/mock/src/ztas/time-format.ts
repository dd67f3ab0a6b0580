/** Formats epoch milliseconds as `2024-12-10T14:32:15Z`, as in the documentation. */
export function isoSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** Formats epoch milliseconds as `2024-12-10 14:32:15` in UTC, without a zone, as the database does. */
export function zonelessSeconds(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace("T", " ");
}

/** Formats epoch milliseconds as `14:32` in UTC, the label of a minute in the documentation. */
export function clockMinute(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}
