import type { RelayEvent } from "./relay-event.js";
import type { Site } from "../plan/sites.js";

type Detail<Event> = Event extends RelayEvent ? Omit<Event, "site" | "credential" | "at"> : never;

/** Tells the operator what happens, and nothing that goes wrong there reaches a request. */
export interface Trace {
  /** @param at epoch milliseconds */
  emit(site: Site, at: number, detail: Detail<RelayEvent>): void;
  /** {@link Trace.emit}, but only the first time that this site or credential is held until `until` for this reason. */
  emitHeld(site: Site, at: number, type: "refused" | "paused", until: number): void;
}

/** @param listener looked up for each event */
export function createTrace(listener: () => ((event: RelayEvent) => unknown) | undefined): Trace {
  const heldUntil = new Map<string, number>();

  const emit: Trace["emit"] = (site, at, detail) => {
    const onEvent = listener();
    if (onEvent === undefined) return;
    try {
      const about = { site: site.name, credential: site.provider.credential, at: new Date(at).toISOString() };
      const returned = onEvent({ ...detail, ...about });
      if (typeof returned === "object") Promise.resolve(returned).catch(() => {});
    } catch {
      // A broken logger must not cost shoppers their count.
    }
  };

  return {
    emit,
    emitHeld(site, at, type, until) {
      const about = `${type} ${site.provider.credential} ${type === "refused" ? site.key : ""}`;
      if (heldUntil.get(about) === until) return;
      heldUntil.set(about, until);
      emit(site, at, { type, until: new Date(until).toISOString() });
    },
  };
}
