export { createMock, type Endpoint, type Mock, type MockOptions } from "./create-mock.js";
export { SERVICE_NAMES, type ServiceName } from "./service/service-name.js";

export { credentials } from "./site/credentials.js";
export type { PlausibleCredential, Site, SiteCredential, SiteOptions, VersatailorCredential } from "./site/site.js";

export type { Pageview } from "./world/pageview.js";
export type { PinnedVisitors } from "./world/pinned-pageviews.js";
export { TRAFFIC_LEVELS, type TrafficLevel } from "./world/traffic-level.js";
export type { PageviewInput, World } from "./world/world.js";

export type { Delay } from "./handlers/delay.js";
export type { FaultInjector } from "./handlers/fault-injector.js";
export type { RequestLog, RequestLogEntry } from "./handlers/request-log.js";
export type { AnyFault, Fault, FaultKind, PaymentRequiredFault, ServiceFaults, ZerosFault } from "./service/fault.js";

export type { PlausibleRelease } from "./plausible/error-messages.js";
export type { PlausibleOptions } from "./plausible/plausible.js";
export { VERSATAILOR_PLANS, type VersatailorPlan } from "./versatailor/hourly-limiter.js";
export type { VersatailorOptions } from "./versatailor/versatailor.js";
export type { ZtasOptions } from "./ztas/ztas.js";
export { ZTAS_DIALECTS, type ZtasDialect } from "./ztas/ztas-dialect.js";
