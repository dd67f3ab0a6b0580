import type { VisitorSource } from "@onlookers/core";
import { countUrl } from "./count-url.js";
import { createRelaySource } from "./relay-source.js";
import { answerOthers, askOthers } from "./source-exchange.js";

const sources = new Map<string, VisitorSource>();

/**
 * The one source of a relay on this page, so that everything that reads that relay shares its requests: what was bundled
 * apart too, and whether its address is given in full or not.
 */
export function sharedRelaySource(url: string): VisitorSource {
  const address = absolute(countUrl(url, {}));
  let source = sources.get(address);
  if (source === undefined) {
    source = askOthers(address) ?? createRelaySource({ url });
    if (sources.size === 0) answerOthers((asked) => sources.get(asked));
    sources.set(address, source);
  }
  return source;
}

/** As a request would find it. It stays as it is where it can't be found, or on a server, which is no place to start from. */
function absolute(url: string): string {
  try {
    return new URL(url, globalThis.document?.baseURI).href;
  } catch {
    return url;
  }
}
