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
