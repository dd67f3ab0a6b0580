import type { LiveCount } from "@onlookers/core";
import { etagOf, etagOfBatch } from "./etag.js";

/** All of an answer that stays the same for as long as its snapshot does. */
export interface Representation {
  readonly body: string;
  /** Strong, of exactly this body. */
  readonly etag: string;
}

/** One count as it is, several as an array in their order. All of one site and one snapshot. */
export function represent(first: LiveCount, ...others: readonly LiveCount[]): Representation {
  const isBatch = others.length > 0;
  const body = JSON.stringify(isBatch ? [first, ...others] : first);
  return { body, etag: isBatch ? etagOfBatch(first, body) : etagOf(first) };
}
