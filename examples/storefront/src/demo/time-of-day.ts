const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** An instant (ISO 8601) as the visitor's wall clock shows it. */
export function timeOfDay(instant: string): string {
  return format.format(new Date(instant));
}
