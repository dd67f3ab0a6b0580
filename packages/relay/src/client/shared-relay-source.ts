import type { VisitorSource } from "@onlookers/core";
import { countUrl } from "./count-url.js";
import { createRelaySource } from "./relay-source.js";

/** The number increases with each change of a source's shape, so that scripts of different releases do not share sources. */
const KEY = Symbol.for("onlookers.sources.1");

/** Holds the sources on a server, where there is no document. */
const serverOwner = {};

/**
 * Returns the page's source of a relay, so that all readers of that relay share its requests. Separately bundled scripts,
 * such as the app's own and a script tag's, share it too, and relative and absolute URLs are equal.
 */
export function sharedRelaySource(url: string): VisitorSource {
  const sources = sourcesOf(globalThis.document ?? serverOwner);
  const address = toAbsolute(countUrl(url, {}));
  const source = sources.get(address) ?? createRelaySource({ url });
  sources.set(address, source);
  return source;
}

/** Stored under a symbol of the document, because each script has its own copy of this package. No global is defined. */
function sourcesOf(owner: object): Map<string, VisitorSource> {
  const existing: unknown = Reflect.get(owner, KEY);
  const sources = existing instanceof Map ? existing : new Map<string, VisitorSource>();
  Reflect.set(owner, KEY, sources);
  return sources;
}

/** Resolves a URL as a request would. Returns it unchanged if that fails, as on a server, which has no base URL. */
function toAbsolute(url: string): string {
  try {
    return new URL(url, globalThis.document?.baseURI).href;
  } catch {
    return url;
  }
}

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
  return (source?.subscribe && source) ?? (relay === undefined ? missingSource : sharedRelaySource(relay));
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
