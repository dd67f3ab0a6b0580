import type { VisitorSource } from "@onlookers/core";
import { createRelaySource } from "./relay-source.js";

const sources = new Map<string, VisitorSource>();

/** The one source of a relay's address on this page, so that everything that reads that relay shares its requests. */
export function sharedRelaySource(url: string): VisitorSource {
  let source = sources.get(url);
  if (source === undefined) {
    source = createRelaySource({ url });
    sources.set(url, source);
  }
  return source;
}
