export { createMock, type Endpoint, type Mock, type MockOptions } from "./create-mock.js";
export {
  credentials,
  exampleRequest,
  SERVICE_NAMES,
  SERVICES,
  type ServiceFaults,
  type ServiceName,
  type ServiceOptions,
  type SiteOptions,
} from "./services.js";
export type { ExampleRequest, ServiceRow } from "./service/service-row.js";

export type { PlausibleCredential } from "./plausible/authorize.js";
export type { Site, SiteCredential } from "./site/site.js";

export type { Pageview } from "./world/pageview.js";
export type { PinnedVisitors } from "./world/pinned-pageviews.js";
export { TRAFFIC_LEVELS, type TrafficLevel } from "./world/traffic-level.js";
export type { PageviewInput, World } from "./world/world.js";

export type { Delay } from "./handlers/delay.js";
export type { FaultInjector } from "./handlers/fault-injector.js";
export type { RequestLog, RequestLogEntry } from "./handlers/request-log.js";
export type { AnyFault, Fault, FaultKind, PaymentRequiredFault, ZerosFault } from "./service/fault.js";

export { PLAUSIBLE_DIALECTS, type PlausibleDialect, type PlausibleRelease } from "./plausible/error-messages.js";
export type { PlausibleOptions } from "./plausible/plausible.js";
export { VERSATAILOR_PLANS, type VersatailorPlan } from "./versatailor/hourly-limiter.js";
export type { VersatailorCredential, VersatailorOptions } from "./versatailor/versatailor.js";
export type { ZtasCredential } from "./ztas/login.js";
export type { ZtasOptions } from "./ztas/ztas.js";
export { ZTAS_DIALECTS, type ZtasDialect } from "./ztas/ztas-dialect.js";
export type { UmamiCredential } from "./umami/logins.js";
export type { UmamiOptions } from "./umami/umami.js";
export type { UmamiRelease } from "./umami/umami-responses.js";
export type { RybbitCredential, RybbitOptions } from "./rybbit/rybbit.js";
export { RYBBIT_PLANS, type RybbitPlan } from "./rybbit/rybbit-limits.js";
export { SWETRIX_PLANS, type SwetrixCredential, type SwetrixOptions, type SwetrixPlan } from "./swetrix/swetrix.js";
export type { Ga4Credential } from "./ga4/authenticate.js";
export type { Ga4Options } from "./ga4/ga4.js";
export type { MatomoCredential, MatomoOptions } from "./matomo/matomo.js";
export type { MatomoLanguage, MatomoRelease } from "./matomo/matomo-responses.js";
export type { OpenpanelCredential, OpenpanelOptions } from "./openpanel/openpanel.js";
export type { PosthogCredential, PosthogOptions } from "./posthog/posthog.js";
export type { VemetricOptions } from "./vemetric/vemetric.js";
export type { PirschCredential } from "./pirsch/access-tokens.js";
export type { PirschOptions } from "./pirsch/pirsch.js";
export type { FathomCredential, FathomOptions } from "./fathom/fathom.js";
export type { DatafastCredential, DatafastOptions } from "./datafast/datafast.js";
