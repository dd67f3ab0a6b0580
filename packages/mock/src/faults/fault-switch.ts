import type { ServiceName } from "../service-name.js";
import type { AnyFault, ServiceFaults } from "./fault.js";

/** Faults to switch on and off while the mock runs. */
export interface FaultSwitch {
  /** From the next request on, in place of the service's fault before. @throws Error for a fault that can't be */
  set<Service extends ServiceName>(service: Service, fault: ServiceFaults[Service]): void;
  /** The fault that is on, `null` where the service is well. */
  get(service: ServiceName): AnyFault | null;
  /** Makes one service well again, or all. Requests that hang go on hanging. */
  clear(service?: ServiceName): void;
}

/** In milliseconds. Timers can't count to 25 of them, and would answer at once. */
const DAY = 86_400_000;

/** All services well. */
export function faultSwitch(): FaultSwitch {
  const faults = new Map<ServiceName, AnyFault>();
  return {
    set(service, fault) {
      const problem = problemOf(service, fault);
      if (problem !== null) throw new Error(`[onlookers] The fault "${fault.kind}" of ${service} ${problem}.`);
      faults.set(service, fault);
    },
    get: (service) => faults.get(service) ?? null,
    clear(service) {
      if (service === undefined) faults.clear();
      else faults.delete(service);
    },
  };
}

function problemOf(service: ServiceName, fault: AnyFault): string | null {
  switch (fault.kind) {
    case "latency":
      return fault.ms >= 0 && fault.ms <= DAY ? null : `needs ms: milliseconds from 0 to ${DAY}`;
    case "stale":
      return fault.minutes > 0 ? null : "needs minutes: more than 0";
    case "rate-limited": {
      const seconds = fault.retryAfterSeconds ?? 0;
      return Number.isSafeInteger(seconds) && seconds >= 0 ? null : "needs whole retryAfterSeconds, or none";
    }
    case "server-error": {
      const status = fault.status ?? 500;
      return Number.isInteger(status) && status >= 500 && status <= 599 ? null : "needs a status from 500 to 599";
    }
    case "payment-required":
      return service === "plausible" ? null : "can't be: only Plausible answers 402. Use another fault";
    case "zeros":
      return service === "ztas" ? null : "can't be: only ztas answers zeros for errors. Use another fault";
    default:
      return null;
  }
}
