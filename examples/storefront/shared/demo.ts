import type { ServiceName } from "@onlookers/mock";

/** A service behind the shop. It is also the name of its site on the relay. */
export type { ServiceName };

export const trafficLevels = ["quiet", "usual", "rush", "sale"] as const;
export type TrafficLevel = (typeof trafficLevels)[number];

/** The two shapes of a ztas answer: as documented, and as its published source code sends it. */
export const ztasDialects = ["docs", "source"] as const;
export type ZtasDialect = (typeof ztasDialects)[number];

/** The faults that the panel can switch on, for one service at a time. */
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

/** One change of the simulation: the body of `POST /demo/settings`. */
export type DemoSettings =
  | { readonly traffic: TrafficLevel }
  | { readonly ztasDialect: ZtasDialect }
  /** `null` switches the fault off. */
  | { readonly service: ServiceName; readonly fault: FaultName | null }
  /** Replaces the relay by one with an empty cache, as a deployment does. */
  | { readonly restartRelay: true };

/** An event of the relay, as the panel lists it. */
export interface DemoEvent {
  readonly id: number;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly kind: string;
  /** Contains no token and no text of the service. */
  readonly text: string;
}

/** The state of one service and of the relay's site for it: the answer to `GET /demo/state`. */
export interface DemoState {
  /** The server's time, ISO 8601 UTC. */
  readonly at: string;
  readonly service: ServiceName;
  readonly traffic: TrafficLevel;
  readonly fault: FaultName | null;
  readonly ztasDialect: ZtasDialect;
  /** The visitors of the simulated world, in the service's own window. */
  readonly truth: number;
  /** The relay's last successful reading; `null` before the first one. */
  readonly lastReading: { readonly visitors: number; readonly observedAt: string } | null;
  /** The earliest time of the next reading, ISO 8601 UTC; `null` where it is unknown. */
  readonly nextReadAt: string | null;
  /** Calls to the service. */
  readonly reads: {
    /** Calls that the service received in the last hour. */
    readonly lastHour: number;
    /** Calls per hour that the service allows; `null` without a limit. */
    readonly limit: number | null;
    /** The most calls per hour that the relay plans. */
    readonly planned: number;
  };
  /** Newest first. */
  readonly events: readonly DemoEvent[];
}
