/** Options of a relay's streams. */
export interface StreamOptions {
  /**
   * How many streams this process holds open. Who comes on top is answered 503 and polls.
   *
   * @default 1_000
   */
  readonly maxConnections?: number | undefined;
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
export type StreamRules = Readonly<Record<keyof StreamOptions, number>>;

/**
 * What holds for a relay's streams, `null` where it has none.
 *
 * @throws {RangeError} for a number that can't work
 */
export function toStreamRules(stream: boolean | StreamOptions | undefined): StreamRules | null {
  if (stream === undefined || stream === false) return null;
  const { maxConnections = 1_000, lifetimeSeconds = 1_800, heartbeatSeconds = 25 } = stream === true ? {} : stream;
  check("maxConnections", maxConnections, 1, 1_000_000);
  check("heartbeatSeconds", heartbeatSeconds, 1, 300);
  check("lifetimeSeconds", lifetimeSeconds, heartbeatSeconds, 86_400);
  return { maxConnections, lifetimeSeconds, heartbeatSeconds };
}

function check(name: keyof StreamRules, value: number, minimum: number, maximum: number): void {
  if (Number.isSafeInteger(value) && value >= minimum && value <= maximum) return;
  throw new RangeError(
    `[onlookers] stream.${name} is ${value}, so streams could not be held as meant. Give a whole number from ${minimum} to ${maximum}, or leave it out.`,
  );
}
