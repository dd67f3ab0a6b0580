import { createOneTimeRelay, createRelay } from "../create-relay.js";
import type { RelayEvent } from "../reading/relay-event.js";
import type { Relay, RelayOptions } from "../relay-options.js";
import type { CliContext } from "./cli-context.js";
import { asUsageError } from "./usage-error.js";

/** Options of {@link configuredRelay}. */
export interface ConfiguredRelayOptions {
  readonly options: RelayOptions;
  readonly context: Pick<CliContext, "fetch" | "now">;
  /** Receives the relay's events for the command. */
  readonly onEvent: (event: RelayEvent) => void;
  /**
   * Whether the command reads each site once, and ends.
   *
   * @default false
   */
  readonly isOneTime?: boolean | undefined;
}

/**
 * Creates the configured relay. Its events go to the command and to the config's own `onEvent`.
 *
 * @throws {UsageError} for invalid options
 */
export function configuredRelay({ options, context, onEvent, isOneTime = false }: ConfiguredRelayOptions): Relay {
  const { fetch, now } = context;
  const both = (event: RelayEvent) => {
    onEvent(event);
    return options.onEvent?.(event);
  };
  const create = isOneTime ? createOneTimeRelay : createRelay;
  return asUsageError(() => create({ fetch, now, ...options, onEvent: both }));
}
