import { createRelay } from "../create-relay.js";
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
}

/**
 * Creates the configured relay. Its events go to the command and to the config's own `onEvent`.
 *
 * @throws {UsageError} for invalid options
 */
export function configuredRelay({ options, context, onEvent }: ConfiguredRelayOptions): Relay {
  const { fetch, now } = context;
  const both = (event: RelayEvent) => {
    onEvent(event);
    return options.onEvent?.(event);
  };
  return asUsageError(() => createRelay({ fetch, now, ...options, onEvent: both }));
}
