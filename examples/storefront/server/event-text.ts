import type { RelayEvent } from "@onlookers/relay";

/** What an event means, for the panel. */
export function eventText(event: RelayEvent): string {
  switch (event.type) {
    case "empty":
      return "served no count";
    case "streams":
      return `${event.open} streams open, ${event.refused} refused`;
    case "read":
      return event.calls > 1 ? `${event.visitors} visitors, ${event.calls} calls` : `${event.visitors} visitors`;
    case "hit":
    case "stale":
      return `served a count ${Math.round(event.ageSeconds)} s old`;
    case "refused":
      return `the limit is used up until ${event.until.slice(11, 19)} UTC`;
    case "paused":
      return `leaves the service alone until ${event.until.slice(11, 19)} UTC`;
    case "failed":
      return event.status === null ? event.code : `${event.code} (${event.status})`;
  }
}
