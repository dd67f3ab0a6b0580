import type { RelayEvent } from "@onlookers/relay";
import type { DemoEvent } from "../shared/demo-state.ts";
import { eventText } from "./event-text.ts";

/** What the relay did for one site, as the panel tells it. */
export interface SiteJournal {
  /** Newest first. */
  readonly events: readonly DemoEvent[];
  readonly lastReading: { readonly visitors: number; readonly observedAt: string } | null;
  /** ISO 8601 UTC; `null` where the events don't tell. */
  readonly nextReadAt: string | null;
}

export const EMPTY_JOURNAL: SiteJournal = { events: [], lastReading: null, nextReadAt: null };

const KEPT = 8;

/**
 * The journal with one more event. Counts served are left out, as they come with every request, except for the first
 * stale one after something that holds the readings up.
 *
 * @param intervalSeconds between two readings of the site
 */
export function enter(journal: SiteJournal, event: RelayEvent, intervalSeconds: number): SiteJournal {
  const [latest] = journal.events;
  if (event.type === "hit" || event.type === "empty") return journal;
  if (event.type === "stale" && !isTrouble(latest?.kind)) return journal;
  const entry = { id: (latest?.id ?? 0) + 1, at: event.at, kind: event.type, text: eventText(event) };
  const entered = { ...journal, events: [entry, ...journal.events].slice(0, KEPT) };
  switch (event.type) {
    case "read":
      return {
        ...entered,
        lastReading: { visitors: event.visitors, observedAt: event.observedAt },
        nextReadAt: new Date(Date.parse(event.at) + intervalSeconds * 1000).toISOString(),
      };
    case "failed":
    case "paused":
    case "refused":
      return { ...entered, nextReadAt: event.until };
    default:
      return entered;
  }
}

function isTrouble(kind: string | undefined): boolean {
  return kind === "failed" || kind === "paused" || kind === "refused";
}
