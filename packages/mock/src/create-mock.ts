import type { RequestHandler } from "msw";
import { timerDelay, type Delay } from "./handlers/delay.js";
import { createFaultInjector, type FaultInjector } from "./handlers/fault-injector.js";
import { createRequestLog, type RequestLog } from "./handlers/request-log.js";
import { createServiceHandlers } from "./handlers/service-handlers.js";
import { refuseProduction } from "./refuse-production.js";
import { createService, SERVICE_NAMES, type ServiceName, type ServiceOptions, type SiteOptions } from "./services.js";
import { resolveSites } from "./sites.js";
import type { TrafficLevel } from "./world/traffic-level.js";
import { createWorld, type World } from "./world/world.js";
import { ZTAS_DIALECTS, type ZtasDialect } from "./ztas/ztas-dialect.js";

/** Options of {@link createMock}. */
export interface MockOptions extends ServiceOptions {
  /**
   * Returns the time in epoch milliseconds. It is called at each request. Numbers depend on it and on the seed only.
   *
   * @default Date.now
   */
  readonly now?: (() => number) | undefined;
  /**
   * Seeds the simulated visitors. Another seed produces other visitors.
   *
   * @default 1
   */
  readonly seed?: number | string | undefined;
  /**
   * The initial level of traffic.
   *
   * @default "usual"
   */
  readonly traffic?: TrafficLevel | undefined;
  /**
   * The sites of the services.
   *
   * @default one site, `shop`, with the credentials of the services' own examples (see `credentials`)
   */
  readonly sites?: readonly SiteOptions[] | undefined;
  /**
   * Waits for the fault `latency`.
   *
   * @default a timer
   */
  readonly delay?: Delay | undefined;
}

/** One endpoint of a service. */
export interface Endpoint {
  readonly service: ServiceName;
  readonly method: "GET" | "POST";
  /** The path below the base URL, e.g. `/api/realtime` or `/websites/{id}/active`. */
  readonly path: string;
  readonly url: string;
  /** Whether a body is for this endpoint: two services may have the same path. */
  readonly claims: (body: string) => boolean;
}

/** Analytics services that report one simulated world. */
export interface Mock {
  /** For `setupServer(...mock.handlers)` in Node and `setupWorker(...mock.handlers)` in a browser. */
  readonly handlers: RequestHandler[];
  readonly endpoints: readonly Endpoint[];
  /** The simulated traffic that the services report. */
  readonly world: World;
  readonly faults: FaultInjector;
  readonly log: RequestLog;
  /** The dialect of ztas. */
  readonly dialect: ZtasDialect;
  /** Switches ztas to another dialect from the next request on. */
  setDialect(dialect: ZtasDialect): void;
}

/**
 * Creates all services with simulated visitors.
 *
 * @throws Error if `NODE_ENV` is `production` or an option is invalid
 */
export function createMock(options: MockOptions = {}): Mock {
  refuseProduction();
  const now = () => (options.now ?? Date.now)(); // Read `Date.now` at each call, so that later fake timers apply.
  const sites = resolveSites(options.sites);
  const worldSites = sites.map(({ site }) => site);
  const world = createWorld({ sites: worldSites, seed: options.seed ?? 1, traffic: options.traffic ?? "usual", now });
  const faults = createFaultInjector();
  const log = createRequestLog(now);
  let dialect = checkDialect(options.ztas?.dialect ?? "docs");

  const services = SERVICE_NAMES.map((name) => ({
    name,
    service: createService(name, { options, sites, dialect: () => dialect }),
  }));
  const context = { world, faults, log, now, delay: options.delay ?? timerDelay };
  return {
    handlers: services.flatMap((named) => createServiceHandlers(named, context)),
    endpoints: services.flatMap(({ name, service: { baseUrl, routes } }) =>
      routes.map(({ method, path, claims = () => true }) => ({
        service: name,
        method,
        path,
        url: baseUrl + path,
        claims,
      })),
    ),
    world,
    faults,
    log,
    get dialect() {
      return dialect;
    },
    setDialect(next) {
      dialect = checkDialect(next);
    },
  };
}

function checkDialect(dialect: ZtasDialect): ZtasDialect {
  if (ZTAS_DIALECTS.includes(dialect)) return dialect;
  throw new Error(`[onlookers] ztas has no dialect "${dialect}" in the mock. Use one of ${ZTAS_DIALECTS.join(", ")}.`);
}
