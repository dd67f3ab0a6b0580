import type { RelayEvent } from "@onlookers/relay";
import type { DemoEvent } from "../../shared/demo.ts";

/** The relay's recent events of one site, as the panel shows them. */
export interface SiteJournal {
  /** Newest first. */
  readonly events: readonly DemoEvent[];
  readonly lastReading: { readonly visitors: number; readonly observedAt: string } | null;
  /** ISO 8601 UTC; `null` where no event contains it. */
  readonly nextReadAt: string | null;
}

export const EMPTY_JOURNAL: SiteJournal = { events: [], lastReading: null, nextReadAt: null };

const MAX_EVENTS = 8;

/**
 * Returns the journal with one more event. Served counts are left out, because every request serves one, except for the
 * first stale count after a failure, a pause or a refusal.
 *
 * @param intervalSeconds between two readings of the site
 */
export function addEvent(journal: SiteJournal, event: RelayEvent, intervalSeconds: number): SiteJournal {
  const [latest] = journal.events;
  if (event.type === "hit" || event.type === "miss") return journal;
  if (event.type === "stale" && !isTrouble(latest?.kind)) return journal;
  const entry = { id: (latest?.id ?? 0) + 1, at: event.at, kind: event.type, text: describe(event) };
  const added = { ...journal, events: [entry, ...journal.events].slice(0, MAX_EVENTS) };
  switch (event.type) {
    case "read":
      return {
        ...added,
        lastReading: { visitors: event.visitors, observedAt: event.observedAt },
        nextReadAt: new Date(Date.parse(event.at) + intervalSeconds * 1000).toISOString(),
      };
    case "failed":
    case "paused":
    case "throttled":
      return { ...added, nextReadAt: event.until };
    default:
      return added;
  }
}

function isTrouble(kind: string | undefined): boolean {
  return kind === "failed" || kind === "paused" || kind === "throttled";
}

function describe(event: RelayEvent): string {
  switch (event.type) {
    case "miss":
      return "served no count";
    case "streams":
      return `${event.open} streams open, ${event.refused} refused`;
    case "read":
      return event.calls > 1 ? `${event.visitors} visitors, ${event.calls} calls` : `${event.visitors} visitors`;
    case "hit":
    case "stale":
      return `served a count ${Math.round(event.ageSeconds)} s old`;
    case "throttled":
      return `limit used up until ${event.until.slice(11, 19)} UTC`;
    case "paused":
      return `paused until ${event.until.slice(11, 19)} UTC`;
    case "failed":
      return event.status === null ? event.code : `${event.code} (${event.status})`;
  }
}
