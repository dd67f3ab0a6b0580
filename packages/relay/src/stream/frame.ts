import type { LiveCount } from "@onlookers/core";
import { represent } from "../count/representation.js";

/** A count as one event, ready for any number of readers. */
export interface CountFrame {
  /** Differs wherever the count does. */
  readonly id: string;
  readonly text: string;
}

/** A comment: proxies see life, and `EventSource` says nothing of it. */
export const HEARTBEAT = ":\n\n";

/** Ends an event or a line, in SSE itself (CR, LF) or in a reader's hasty splitter of lines. */
const LINE_ENDS = /[\r\n\v\f\u0085\u2028\u2029]/g;

/**
 * The event of a count: `data` is the body of a `GET`, `id` its entity tag without the quotes. Whatever stands in the
 * count, the event is one: in JSON a line end can only be part of a text, and is escaped there.
 */
export function countFrame(count: LiveCount): CountFrame {
  const { body, etag } = represent(count);
  const id = etag.replaceAll(/[^\w.-]/g, "");
  const json = body.replaceAll(LINE_ENDS, escaped);
  return { id, text: `id: ${id}\ndata: ${json}\n\n` };
}

/** Tells a client how many milliseconds to wait before it comes back: 5 to 15 s, by `random` from 0 to 1. */
export function retryFrame(random: number): string {
  return `retry: ${Math.round(5_000 + 10_000 * random)}\n\n`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
