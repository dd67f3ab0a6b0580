/** `2024-12-10T14:32:15Z`: as the documentation writes instants. */
export function isoSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** `2024-12-10 14:32:15`: UTC, though it doesn't say so. As the database writes instants. */
export function zonelessSeconds(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace("T", " ");
}

/** `14:32`, UTC. As the documentation labels minutes. */
export function clockMinute(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}
