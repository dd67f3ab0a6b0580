/** The services behind the shop; also the names of the sites on its relay. */
export const services = ["plausible", "ztas", "versatailor"] as const;
export type ServiceName = (typeof services)[number];

export const trafficLevels = ["quiet", "usual", "rush", "sale"] as const;
export type TrafficLevel = (typeof trafficLevels)[number];

/** What ztas answers: the shape of its documents, or what its published source really sends. */
export const ztasDialects = ["docs", "source"] as const;
export type ZtasDialect = (typeof ztasDialects)[number];

/** What can go wrong with a service, as the panel names it. */
export const faults = [
  "latency",
  "hang",
  "reset",
  "rate-limited",
  "rate-limited-retry-after",
  "unauthorized",
  "server-error",
  "html",
  "truncated",
  "stale",
  "wrong-site",
] as const;
export type FaultName = (typeof faults)[number];

/** One change that the panel asks for. */
export type DemoSettings =
  | { readonly traffic: TrafficLevel }
  | { readonly ztasDialect: ZtasDialect }
  /** `null`: the service is well again. */
  | { readonly service: ServiceName; readonly fault: FaultName | null }
  /** A new relay with an empty memory, as after a deployment. */
  | { readonly restartRelay: true };
