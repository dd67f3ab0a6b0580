export { createRelay } from "./create-relay.js";
export type { Relay, RelayOptions } from "./relay-options.js";
export type { StoreOutageOptions } from "./plan/planned-sites.js";
export type { RelayContext } from "./reading/relay-context.js";
export type { StreamBody, StreamHandle, StreamSink } from "./http/stream-body.js";
export type { StreamOptions } from "./stream/stream-options.js";
export type { RelayAnswer, RelayRequest } from "./http/answer.js";
export type {
  MissEvent,
  FailedEvent,
  BlockedEvent,
  ReadEvent,
  RelayEvent,
  ServedEvent,
  StreamsEvent,
} from "./reading/relay-event.js";
export { describePlan } from "./plan/describe-plan.js";
export type { CredentialPlan } from "./plan/plan.js";

export { memoryStore } from "./store/memory-store.js";
export type { MemoryStore, Store } from "./store/store.js";

export {
  datafast,
  defineProvider,
  fathom,
  ga4,
  isOnlookersError,
  matomo,
  OnlookersError,
  openpanel,
  parseCount,
  parseInstant,
  parseRecord,
  parseRows,
  parsePageRows,
  pirsch,
  plausible,
  posthog,
  rybbit,
  swetrix,
  tallyPages,
  toPages,
  umami,
  vemetric,
  versatailor,
  ztas,
  type AccessToken,
  type DatafastOptions,
  type FathomOptions,
  type Ga4Options,
  type MatomoOptions,
  type OnlookersErrorCode,
  type OpenpanelOptions,
  type PaceOptions,
  type PagesReading,
  type PirschOptions,
  type PlausibleOptions,
  type PosthogOptions,
  type Provider,
  type ProviderAnswer,
  type ProviderCall,
  type ProviderDefinition,
  type RateLimit,
  type RybbitOptions,
  type RybbitPlan,
  type SwetrixOptions,
  type SwetrixPlan,
  type TokenExchange,
  type UmamiOptions,
  type VemetricOptions,
  type VersatailorOptions,
  type VersatailorPlan,
  type VisitorsReading,
  type VisitorSnapshot,
  type ZtasOptions,
} from "@onlookers/core/server";
