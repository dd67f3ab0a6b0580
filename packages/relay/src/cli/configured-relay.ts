import { createRelay } from "../create-relay.js";
import type { RelayEvent } from "../reading/relay-event.js";
import type { Relay, RelayOptions } from "../relay-options.js";
import type { Surroundings } from "./surroundings.js";
import { orWrongUse } from "./wrong-use.js";

/**
 * A relay as it is configured, heard by the command as well as by the config's own `onEvent`.
 *
 * @throws {WrongUse} where the options can't work
 */
export function configuredRelay(
  options: RelayOptions,
  { fetch, now }: Pick<Surroundings, "fetch" | "now">,
  onEvent: (event: RelayEvent) => void,
): Relay {
  const both = (event: RelayEvent) => {
    onEvent(event);
    return options.onEvent?.(event);
  };
  return orWrongUse(() => createRelay({ fetch, now, ...options, onEvent: both }));
}
