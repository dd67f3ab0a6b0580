import type { VisitorSource } from "@onlookers/core";
import { countUrl } from "./count-url.js";
import { createRelaySource } from "./relay-source.js";

/** The number grows whenever a source changes its shape, so that scripts of unlike releases leave each other alone. */
const KEY = Symbol.for("onlookers.sources.1");

/** Has the sources on a server, which has no page to share with others. */
const ofServer = {};

/**
 * The one source of a relay on this page, so that everything that reads that relay shares its requests: what was bundled
 * apart too, such as a shop's own scripts and a script tag's, and whether its address is given in full or not.
 */
export function sharedRelaySource(url: string): VisitorSource {
  const sources = sourcesOf(globalThis.document ?? ofServer);
  const address = absolute(countUrl(url, {}));
  const source = sources.get(address) ?? createRelaySource({ url });
  sources.set(address, source);
  return source;
}

/** Kept under a symbol of the document: each script has its own copy of this package, and no global variable is taken. */
function sourcesOf(owner: object): Map<string, VisitorSource> {
  const known: unknown = Reflect.get(owner, KEY);
  const sources = known instanceof Map ? known : new Map<string, VisitorSource>();
  Reflect.set(owner, KEY, sources);
  return sources;
}

/** As a request would find it. It stays as it is where it can't be found, or on a server, which is no place to start from. */
function absolute(url: string): string {
  try {
    return new URL(url, globalThis.document?.baseURI).href;
  } catch {
    return url;
  }
}
