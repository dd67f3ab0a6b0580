export { datafast, type DatafastOptions } from "./providers/datafast.js";
export { fathom, type FathomOptions } from "./providers/fathom.js";
export { ga4, type Ga4Options } from "./providers/ga4.js";
export { matomo, type MatomoOptions } from "./providers/matomo.js";
export { openpanel, type OpenpanelOptions } from "./providers/openpanel.js";
export { pirsch, type PirschOptions } from "./providers/pirsch.js";
export { plausible, type PlausibleOptions } from "./providers/plausible.js";
export { posthog, type PosthogOptions } from "./providers/posthog.js";
export { rybbit, type RybbitOptions, type RybbitPlan } from "./providers/rybbit.js";
export { swetrix, type SwetrixOptions, type SwetrixPlan } from "./providers/swetrix.js";
export { umami, type UmamiOptions } from "./providers/umami.js";
export { vemetric, type VemetricOptions } from "./providers/vemetric.js";
export { versatailor, type VersatailorOptions, type VersatailorPlan } from "./providers/versatailor.js";
export { ztas, type ZtasOptions } from "./providers/ztas.js";

export { defineProvider, type ProviderDefinition } from "./provider/define-provider.js";
export type { AccessToken, AccessTokens, TokenExchange } from "./provider/access-tokens.js";
export { parsePageRows, tallyPages, toPages, type PageCells, type PageTally } from "./provider/page-tally.js";
export type { PaceOptions, PagesReading, Provider, RateLimit, VisitorsReading } from "./provider/provider.js";
export type { Observed, ProviderAnswer, ProviderCall, ProviderRequest } from "./provider/provider-call.js";
export { parseCount, parseRecord, parseRows } from "./parse/fields.js";
export { parseInstant } from "./parse/instant.js";
export { canonicalPage, canonicalPath } from "./parse/path.js";

export { isBailOut } from "./client/bail-out.js";
export { createClient, type Client, type ClientOptions, type FullReading, type ReadOptions } from "./client/client.js";
export {
  isOnlookersError,
  OnlookersError,
  type OnlookersErrorCode,
  type OnlookersErrorDetails,
} from "./provider/errors.js";
export { findPage, visitorsOn } from "./provider/visitors-on.js";
export type {
  MinuteVisitors,
  ObservedAtSource,
  PagesBasis,
  PageVisitors,
  RecentPageview,
  VisitorSnapshot,
} from "./provider/visitor-snapshot.js";
