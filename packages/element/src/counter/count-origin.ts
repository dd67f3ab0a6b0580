import type { VisitorSource } from "@onlookers/core";
import { sharedRelaySource, type PageBatcher } from "@onlookers/relay/client";
import type { CounterSettings } from "./counter-settings.js";

/** What a counter needs of a source. */
type CountOrigin = Pick<VisitorSource, "now" | "subscribe">;

interface OriginSettings extends CounterSettings {
  readonly source: VisitorSource | undefined;
}

/** Where a counter's counts come from: its own source, or the one that all of the page share for its relay. */
export function countOrigin({ relay, disabled, source }: OriginSettings, batch: PageBatcher): CountOrigin {
  if (disabled) return silence;
  const given = source ?? (relay !== undefined && sharedRelaySource(relay));
  return given ? batch(given) : noSource;
}

/** Stands in for a forgotten attribute, which must not take the page down, but must be seen while developing. */
const noSource: CountOrigin = {
  now: () => Date.now(),
  subscribe() {
    const mistake = '[onlookers] No relay, so no count. Give one: <visitor-counter relay="/api/onlookers">.';
    console.error(mistake);
    throw new Error(mistake);
  },
};

const silence: CountOrigin = { ...noSource, subscribe: () => () => {} };
