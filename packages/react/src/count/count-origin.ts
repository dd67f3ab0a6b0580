import type { VisitorSource } from "@onlookers/core";
import { sharedRelaySource } from "@onlookers/relay/client";
import type { Settings } from "../config/settings.js";

/** Where counts come from, and what the shared cache calls it. */
export interface CountOrigin {
  readonly source: VisitorSource;
  /** The relay's address, the same on server and in browser; or the source itself, known by its identity. */
  readonly name: unknown;
}

/** Where counts come from by these settings. */
export function countOrigin({ source, relay, enabled = true }: Settings): CountOrigin {
  const read = source ?? (relay === undefined ? noSource : sharedRelaySource(relay));
  return { source: enabled ? read : silence, name: source ?? relay ?? "" };
}

const mistake = new Error('[onlookers] No relay, so no count. Give one: <OnlookersConfig relay="/api/onlookers">.');

/** Stands in for a forgotten setting, which must not take the page down, but must be seen while developing. */
const noSource: VisitorSource = {
  now: () => Date.now(),
  read: () => Promise.reject(mistake),
  subscribe() {
    console.error(mistake.message);
    throw mistake; // Whoever follows a source reports it as a failed try.
  },
};

const silence: VisitorSource = { ...noSource, subscribe: () => () => {} };
