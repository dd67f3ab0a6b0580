import type { VisitorSource } from "@onlookers/core";
import { sharedRelaySource } from "@onlookers/relay/client";
import type { CounterSettings } from "./counter-settings.js";

/** Where a counter's counts come from: its own source, or the one that all of the page share for its relay. */
export function countOrigin({ relay, disabled }: CounterSettings, source: VisitorSource | undefined): VisitorSource {
  if (disabled) return silence;
  return source ?? (relay === undefined ? noSource : sharedRelaySource(relay));
}

const mistake = new Error(
  '[onlookers] A <visitor-counter> has no relay to read, so it counts nothing. Give it one: relay="/api/onlookers".',
);

/** Stands in for a forgotten attribute, which must not take the page down, but must be seen while developing. */
const noSource: VisitorSource = {
  now: () => Date.now(),
  read: () => Promise.reject(mistake),
  subscribe() {
    console.error(mistake.message);
    throw mistake;
  },
};

const silence: VisitorSource = { ...noSource, subscribe: () => () => {} };
