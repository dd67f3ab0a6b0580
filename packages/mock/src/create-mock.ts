import type { RequestHandler } from "msw";
import { faultSwitch, type FaultSwitch } from "./faults/fault-switch.js";
import { plausible, type PlausibleOptions } from "./plausible/plausible.js";
import { refuseProduction } from "./refuse-production.js";
import { requestLog, type RequestLog } from "./request-log.js";
import { serviceHandlers } from "./service-handler.js";
import type { ServiceName } from "./service-name.js";
import { sitesOf, type SiteOptions } from "./site.js";
import { versatailor, type VersatailorOptions } from "./versatailor/versatailor.js";
import { waitByTimer, type Wait } from "./wait.js";
import type { TrafficLevel } from "./world/traffic.js";
import { createWorld, type World } from "./world/world.js";
import { ztas, type ZtasOptions } from "./ztas/ztas.js";
import { ZTAS_DIALECTS, type ZtasDialect } from "./ztas/ztas-dialect.js";

/** Options of {@link createMock}. */
export interface MockOptions {
  /**
   * The time in epoch milliseconds, looked up at each request. Numbers depend on it and the seed alone.
   *
   * @default Date.now
   */
  readonly now?: (() => number) | undefined;
  /**
   * Another seed, other visitors.
   *
   * @default 1
   */
  readonly seed?: number | string | undefined;
  /**
   * How busy it is at first.
   *
   * @default "usual"
   */
  readonly traffic?: TrafficLevel | undefined;
  /**
   * The shops that the services know.
   *
   * @default one, `shop`, with the credentials of the services' own examples (see `credentials`)
   */
  readonly sites?: readonly SiteOptions[] | undefined;
  readonly plausible?: PlausibleOptions | undefined;
  readonly ztas?: ZtasOptions | undefined;
  readonly versatailor?: VersatailorOptions | undefined;
  /**
   * How the fault `latency` lets time pass.
   *
   * @default a timer
   */
  readonly wait?: Wait | undefined;
}

/** Where a service answers. */
export interface Endpoint {
  readonly service: ServiceName;
  readonly method: "GET" | "POST";
  /** Below the base URL. Different for each service, so that one server can be all three. */
  readonly path: string;
  readonly url: string;
}

/** Three analytics services that know one made-up world. */
export interface Mock {
  /** For `setupServer(...mock.handlers)` in Node and `setupWorker(...mock.handlers)` in a browser. */
  readonly handlers: RequestHandler[];
  readonly endpoints: readonly Endpoint[];
  /** The truth that the services report. */
  readonly world: World;
  readonly faults: FaultSwitch;
  readonly log: RequestLog;
  readonly dialect: ZtasDialect;
  /** From the next request on. */
  setDialect(dialect: ZtasDialect): void;
}

/**
 * Plausible, Zero Trust Analytics and Versatailor, with made-up visitors.
 *
 * @throws Error where `NODE_ENV` is `production`, or for options that can't be
 */
export function createMock(options: MockOptions = {}): Mock {
  refuseProduction();
  const now = () => (options.now ?? Date.now)(); // Looked up at call time, so that fake timers set later are heard.
  const sites = sitesOf(options.sites);
  const world = createWorld({ sites, seed: options.seed ?? 1, traffic: options.traffic ?? "usual", now });
  const faults = faultSwitch();
  const log = requestLog(now);
  let dialect = known(options.ztas?.dialect ?? "docs");

  const services = [
    plausible(options.plausible ?? {}, sites),
    ztas(options.ztas ?? {}, sites, () => dialect),
    versatailor(options.versatailor ?? {}, sites),
  ];
  const surroundings = { world, faults, log, now, wait: options.wait ?? waitByTimer };
  return {
    handlers: services.flatMap((service) => serviceHandlers(service, surroundings)),
    endpoints: services.flatMap(({ name, baseUrl, routes }) =>
      routes.map(({ method, path }) => ({ service: name, method, path, url: baseUrl + path })),
    ),
    world,
    faults,
    log,
    get dialect() {
      return dialect;
    },
    setDialect(next) {
      dialect = known(next);
    },
  };
}

function known(dialect: ZtasDialect): ZtasDialect {
  if (ZTAS_DIALECTS.includes(dialect)) return dialect;
  throw new Error(`[onlookers] ztas speaks no "${dialect}" in the mock. Use one of ${ZTAS_DIALECTS.join(", ")}.`);
}
