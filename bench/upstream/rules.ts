// The rules that the simulation uses: those of the relay and its client.
export { createRelay, memoryStore, plausible, versatailor, ztas } from "../../packages/relay/src/index.ts";
export type { Provider, Relay } from "../../packages/relay/src/index.ts";
export { delayAfterCount, remainingTtl } from "../../packages/relay/src/client/poll-interval.ts";
