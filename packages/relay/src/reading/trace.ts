import type { CachedCount } from "../count/site-state.js";
import { stalenessAtAge } from "../ledger/ledger-state.js";
import type { Site } from "../plan/sites.js";
import type { BlockedEvent, RelayEvent } from "./relay-event.js";

type Detail<Event> = Event extends RelayEvent ? Omit<Event, "site" | "credential" | "at"> : never;

/** A site and an instant in epoch milliseconds. */
interface Origin {
  readonly site: Site;
  readonly at: number;
}

/** Emits events to `RelayOptions.onEvent`. An error in the listener never reaches a request. */
export interface Trace {
  emit(event: Origin & Detail<RelayEvent>): void;
  /** Emits `hit`, `stale` or `miss` for a count that is served. */
  emitServed(site: Site, count: CachedCount): void;
  /** Emits once for each site or credential, type, and `until` in epoch milliseconds. */
  emitBlocked(event: Origin & { readonly type: BlockedEvent["type"]; readonly until: number }): void;
}

/** @param listener returns the option; called for each event */
export function createTrace(listener: () => ((event: RelayEvent) => unknown) | undefined): Trace {
  const blockedUntil = new Map<string, number>();

  const emit: Trace["emit"] = (event) => {
    const onEvent = listener();
    if (onEvent === undefined) return;
    const { site, at, ...detail } = event;
    try {
      const origin = { site: site.name, credential: site.provider.credential, at: new Date(at).toISOString() };
      const returned = onEvent({ ...detail, ...origin });
      if (typeof returned === "object") Promise.resolve(returned).catch(() => {});
    } catch {
      // A broken logger must not cost visitors their count.
    }
  };

  return {
    emit,
    emitServed(site, { at, responses: { snapshot, observedAt, lifetime } }) {
      if (listener() === undefined) return; // Saves the work on the hot path.
      if (snapshot === null) return emit({ site, at, type: "miss" });
      const age = at - observedAt;
      const type = stalenessAtAge(age, lifetime) === "fresh" ? "hit" : "stale";
      emit({ site, at, type, ageSeconds: Math.max(0, age) / 1000 });
    },
    emitBlocked({ site, at, type, until }) {
      const key = `${type} ${site.provider.credential} ${type === "throttled" ? site.key : ""}`;
      if (blockedUntil.get(key) === until) return;
      blockedUntil.set(key, until);
      emit({ site, at, type, until: new Date(until).toISOString() });
    },
  };
}
