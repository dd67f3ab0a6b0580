import type { LiveCount } from "@onlookers/core";
import { represent } from "../count/site-responses.js";

/** A count as one server-sent event, ready for any number of subscribers. */
export interface CountFrame {
  /** Differs for different counts. */
  readonly id: string;
  readonly text: string;
}

/** A comment. Proxies see traffic, and `EventSource` ignores it. */
export const HEARTBEAT = ":\n\n";

/** Characters that end a line in SSE, or for a client that splits lines by another rule. */
const LINE_ENDS = /[\r\n\v\f\u0085\u2028\u2029]/g;

/**
 * The event of a count: `data` is the body of a `GET`, `id` its entity tag without the quotes. No field of the count can
 * break the event: in JSON a line end is always inside a string, where it is escaped.
 */
export function countFrame(count: LiveCount): CountFrame {
  const { body, etag } = represent(count);
  const id = etag.replaceAll(/[^\w.-]/g, "");
  const json = body.replaceAll(LINE_ENDS, escaped);
  return { id, text: `id: ${id}\ndata: ${json}\n\n` };
}

/**
 * Sets the time after which a client reconnects: 5 to 15 s.
 *
 * @param random from 0 to 1
 */
export function retryFrame(random: number): string {
  return `retry: ${Math.round(5_000 + 10_000 * random)}\n\n`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
