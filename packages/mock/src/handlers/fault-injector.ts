import type { AnyFault } from "../service/fault.js";
import { SERVICE_NAMES, SERVICES, type ServiceFaults, type ServiceName } from "../services.js";

/** Sets and clears the faults of the services while the mock runs. */
export interface FaultInjector {
  /**
   * Sets the fault of a service from the next request on. It replaces the previous fault.
   *
   * @throws Error if the fault is invalid
   */
  set<Service extends ServiceName>(service: Service, fault: ServiceFaults[Service]): void;
  /** The current fault of a service, `null` if there is none. */
  get(service: ServiceName): AnyFault | null;
  /** Clears the fault of one service, or of all. Requests that already hang do not resume. */
  clear(service?: ServiceName): void;
}

/** A day. Timers fire at once for delays of 25 days or more. */
const MAX_LATENCY_MS = 86_400_000;

/** Creates an injector without faults. */
export function createFaultInjector(): FaultInjector {
  const faults = new Map<ServiceName, AnyFault>();
  return {
    set(service, fault) {
      const problem = findProblem(service, fault);
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

function findProblem(service: ServiceName, fault: AnyFault): string | null {
  switch (fault.kind) {
    case "latency":
      return fault.ms >= 0 && fault.ms <= MAX_LATENCY_MS
        ? null
        : `is invalid. Set ms to milliseconds from 0 to ${MAX_LATENCY_MS}`;
    case "stale":
      return fault.minutes > 0 ? null : "is invalid. Set minutes to more than 0";
    case "rate-limited": {
      const seconds = fault.retryAfterSeconds ?? 0;
      return Number.isSafeInteger(seconds) && seconds >= 0
        ? null
        : "is invalid. Set retryAfterSeconds to a whole number, or omit it";
    }
    case "server-error": {
      const status = fault.status ?? 500;
      return Number.isInteger(status) && status >= 500 && status <= 599
        ? null
        : "is invalid. Set a status from 500 to 599";
    }
    case "payment-required":
    case "zeros": {
      const services = SERVICE_NAMES.filter((name) => supports(name, fault.kind));
      return services.includes(service)
        ? null
        : `does not exist, because only ${services.join(", ")} responds so. Use another`;
    }
    default:
      return null;
  }
}

function supports(service: ServiceName, kind: string): boolean {
  return SERVICES[service].faults?.some((each) => each === kind) === true;
}
