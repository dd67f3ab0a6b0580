// What the simulation lives by: the relay's and its client's own rules.
export { createRelay, memoryStore, plausible, versatailor, ztas } from "../../packages/relay/src/index.ts";
export type { Provider, Relay } from "../../packages/relay/src/index.ts";
export { delayAfterCount, remainingTtl } from "../../packages/relay/src/client/poll-interval.ts";
