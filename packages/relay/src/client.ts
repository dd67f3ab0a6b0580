export { countUrl } from "./client/count-url.js";
export { isPageActive } from "./client/page-activity.js";
export { createRelaySource, type RelaySourceOptions } from "./client/relay-source.js";
export { batchPages } from "./client/page-batches.js";
export { isRelayError, RelayError, type RelayErrorCode } from "./client/relay-error.js";
export { isLiveCount } from "./wire.js";
export { sharedRelaySource } from "./client/shared-relay-source.js";
export type { Line, Transport, TransportFeed } from "./client/transport.js";
