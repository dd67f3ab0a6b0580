import type { VisitorSource } from "@onlookers/core";
import { sharedRelaySource } from "./shared-relay-source.js";

/** Where a counter gets its counts from. */
export interface SourceOptions {
  /** The address of the relay, relative to the page or absolute. */
  readonly relay?: string | undefined;
  /** A source to use in place of the relay. */
  readonly source?: VisitorSource | undefined;
  /** @default true */
  readonly enabled?: boolean | undefined;
}

/**
 * Returns the source of a counter: its own, or the one that all counters of the page share for its relay. A disabled
 * counter gets a source that never emits. Without `relay` and `source` every request fails, with an error in the console.
 */
export function sourceFor({ relay, source, enabled = true }: SourceOptions): VisitorSource {
  if (!enabled) return idleSource;
  return source ?? (relay === undefined ? missingSource : sharedRelaySource(relay));
}

const missingRelay = /* @__PURE__ */ new Error(
  '[onlookers] No relay is set, so no count is shown. Set relay="/api/onlookers".',
);

/** A forgotten relay must not break the page, and must be noticed during development. */
const missingSource: VisitorSource = {
  now: () => Date.now(),
  async read() {
    throw missingRelay;
  },
  subscribe() {
    console.error(missingRelay.message);
    throw missingRelay; // `followCount` reports it as a failed attempt.
  },
};

const idleSource: VisitorSource = { ...missingSource, subscribe: () => () => {} };
