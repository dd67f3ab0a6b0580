import type { ConnectionLimitRules } from "./connection-limits.js";

/** Options of a relay's streams. */
export interface StreamOptions {
  /**
   * The maximum number of open streams in this process. Further clients are answered 503 and poll.
   *
   * @default 1_000
   */
  readonly maxConnections?: number | undefined;
  /**
   * The maximum number of open streams per client address, or per 64-bit network for IPv6. The adapter provides the
   * address (`toNodeListener`, or `address` in the context of a request). No header is trusted unless you configure it.
   *
   * @default no limit per address
   */
  readonly maxPerAddress?: number | undefined;
  /**
   * The maximum duration of a stream in seconds. Each stream ends at a random time after half of it, so that clients do
   * not all reconnect at once.
   *
   * @default 1_800
   */
  readonly lifetimeSeconds?: number | undefined;
  /**
   * Seconds between two comments, which keep proxies from closing a silent stream. A client that reads nothing for two
   * heartbeats is disconnected.
   *
   * @default 25
   */
  readonly heartbeatSeconds?: number | undefined;
}

/** {@link StreamOptions} with every default applied. */
export interface StreamRules extends ConnectionLimitRules {
  readonly lifetimeSeconds: number;
  readonly heartbeatSeconds: number;
}

/**
 * Validates a relay's option `stream` and applies its defaults; `null` if streams are off.
 *
 * @throws {RangeError} for a number out of its range
 */
export function toStreamRules(stream: boolean | StreamOptions | undefined): StreamRules | null {
  if (stream === undefined || stream === false) return null;
  const options = stream === true ? {} : stream;
  const { maxConnections = 1_000, maxPerAddress = null, lifetimeSeconds = 1_800, heartbeatSeconds = 25 } = options;
  check("maxConnections", maxConnections, [1, 1_000_000]);
  if (maxPerAddress !== null) check("maxPerAddress", maxPerAddress, [1, maxConnections]);
  check("heartbeatSeconds", heartbeatSeconds, [1, 300]);
  check("lifetimeSeconds", lifetimeSeconds, [heartbeatSeconds, 86_400]);
  return { maxConnections, maxPerAddress, lifetimeSeconds, heartbeatSeconds };
}

function check(name: keyof StreamRules, value: number, [minimum, maximum]: readonly [number, number]): void {
  if (Number.isSafeInteger(value) && value >= minimum && value <= maximum) return;
  throw new RangeError(
    `[onlookers] stream.${name} is ${value}, so streams would not work as configured. Pass a whole number from ${minimum} to ${maximum}, or leave it out.`,
  );
}
