export { plausible, type PlausibleOptions } from "./providers/plausible.js";
export { versatailor, type VersatailorOptions, type VersatailorPlan } from "./providers/versatailor.js";
export { ztas, type ZtasOptions } from "./providers/ztas.js";

export { defineProvider, type ProviderDefinition } from "./provider/define-provider.js";
export type {
  Observed,
  PagesReading,
  Provider,
  ProviderAnswer,
  ProviderCall,
  ProviderRequest,
  RateLimit,
  VisitorsReading,
} from "./provider/provider.js";
export { parseCount } from "./parse/count.js";
export { parseInstant } from "./parse/instant.js";
export { canonicalPath } from "./parse/path.js";
export { parseRecord, parseRows } from "./parse/record.js";

export { createClient, type Client, type ClientOptions, type FullReading, type ReadOptions } from "./client/client.js";
export {
  isOnlookersError,
  OnlookersError,
  type OnlookersErrorCode,
  type OnlookersErrorDetails,
} from "./provider/errors.js";
export { visitorsOn } from "./provider/visitors-on.js";
export type {
  MinuteVisitors,
  ObservedAtSource,
  PagesBasis,
  PageVisitors,
  RecentPageview,
  VisitorSnapshot,
} from "./provider/visitor-snapshot.js";
