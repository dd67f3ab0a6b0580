import type { SeatRules } from "./seats.js";

/** Options of a relay's streams. */
export interface StreamOptions {
  /**
   * How many streams this process holds open. Who comes on top is answered 503 and polls.
   *
   * @default 1_000
   */
  readonly maxConnections?: number | undefined;
  /**
   * How many of them one client address may have: of IPv6, one network of 64 bits. The adapter tells the address
   * (`toNodeListener`, or `address` beside the request), and no header is believed unless it is told to.
   *
   * @default as many as in all
   */
  readonly maxPerAddress?: number | undefined;
  /**
   * A stream is ended after this many seconds at most, and after half of them at least, so that not all come back at once.
   *
   * @default 1_800
   */
  readonly lifetimeSeconds?: number | undefined;
  /**
   * Seconds between two comments that keep proxies from closing a silent stream. A client that takes nothing for two of
   * them is dropped.
   *
   * @default 25
   */
  readonly heartbeatSeconds?: number | undefined;
}

/** {@link StreamOptions} with nothing left open. */
export interface StreamRules extends SeatRules {
  readonly lifetimeSeconds: number;
  readonly heartbeatSeconds: number;
}

/**
 * What holds for a relay's streams, `null` where it has none.
 *
 * @throws {RangeError} for a number that can't work
 */
export function toStreamRules(stream: boolean | StreamOptions | undefined): StreamRules | null {
  if (stream === undefined || stream === false) return null;
  const options = stream === true ? {} : stream;
  const { maxConnections = 1_000, maxPerAddress = null, lifetimeSeconds = 1_800, heartbeatSeconds = 25 } = options;
  check("maxConnections", maxConnections, 1, 1_000_000);
  if (maxPerAddress !== null) check("maxPerAddress", maxPerAddress, 1, maxConnections);
  check("heartbeatSeconds", heartbeatSeconds, 1, 300);
  check("lifetimeSeconds", lifetimeSeconds, heartbeatSeconds, 86_400);
  return { maxConnections, maxPerAddress, lifetimeSeconds, heartbeatSeconds };
}

function check(name: keyof StreamRules, value: number, minimum: number, maximum: number): void {
  if (Number.isSafeInteger(value) && value >= minimum && value <= maximum) return;
  throw new RangeError(
    `[onlookers] stream.${name} is ${value}, so streams could not be held as meant. Give a whole number from ${minimum} to ${maximum}, or leave it out.`,
  );
}
