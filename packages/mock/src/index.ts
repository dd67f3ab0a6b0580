export { createMock, type Endpoint, type Mock, type MockOptions } from "./create-mock.js";
export { credentials } from "./credentials.js";
export { SERVICE_NAMES, type ServiceName } from "./service-name.js";
export type { PlausibleCredential, Site, SiteCredential, SiteOptions, VersatailorCredential } from "./site.js";

export { TRAFFIC_LEVELS, type TrafficLevel } from "./world/traffic.js";
export type { PinnedVisitors } from "./world/pinned-visitors.js";
export type { View } from "./world/view.js";
export type { Visit, World } from "./world/world.js";

export type { AnyFault, Fault, FaultKind, PaymentRequiredFault, ServiceFaults, ZerosFault } from "./faults/fault.js";
export type { FaultSwitch } from "./faults/fault-switch.js";
export type { LogEntry, RequestLog } from "./request-log.js";
export type { Wait } from "./wait.js";

export type { PlausibleOptions } from "./plausible/plausible.js";
export type { PlausibleRelease } from "./plausible/sentences.js";
export type { ZtasOptions } from "./ztas/ztas.js";
export { ZTAS_DIALECTS, type ZtasDialect } from "./ztas/ztas-dialect.js";
export type { VersatailorOptions } from "./versatailor/versatailor.js";
export { VERSATAILOR_PLANS, type VersatailorPlan } from "./versatailor/hourly-limit.js";
