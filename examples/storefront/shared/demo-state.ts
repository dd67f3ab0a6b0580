import type { FaultName, ServiceName, TrafficLevel, ZtasDialect } from "./demo-settings.ts";

/** Something that happened to the relay's readings. */
export interface DemoEvent {
  readonly id: number;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly kind: string;
  /** For the operator of the demonstration: holds no token and no service's own words. */
  readonly text: string;
}

/** What goes on behind the page, of one service. */
export interface DemoState {
  /** The server's time, ISO 8601 UTC. */
  readonly at: string;
  readonly service: ServiceName;
  readonly traffic: TrafficLevel;
  readonly fault: FaultName | null;
  readonly ztasDialect: ZtasDialect;
  /** How many visitors the mock's world has now, in the service's own window. */
  readonly truth: number;
  /** What the service said last, and when it counted (ISO 8601 UTC); `null` before the first reading. */
  readonly lastReading: { readonly visitors: number; readonly observedAt: string } | null;
  /** From when the relay asks again, ISO 8601 UTC; `null` where it isn't known. */
  readonly nextReadAt: string | null;
  readonly reads: {
    /** Calls that the service got in the last hour. */
    readonly lastHour: number;
    /** Calls an hour that the service allows; `null` where it has no limit. */
    readonly limit: number | null;
    /** Calls an hour that the relay makes at most, with shoppers around the clock. */
    readonly planned: number;
  };
  /** Newest first. */
  readonly events: readonly DemoEvent[];
}
