import { defineProvider, type Provider } from "../../src/index.js";
import type { Transitions } from "../../src/ledger/ledger.js";
import { planReadings } from "../../src/plan/plan.js";
import { evenSpacing, planSites, type PlannedSite } from "../../src/plan/planned-sites.js";
import { toSites } from "../../src/plan/sites.js";
import { createHub, type Hub } from "../../src/reading/hub.js";
import { createTrace } from "../../src/reading/trace.js";
import { redisStore } from "../../src/redis.js";
import type { Shown } from "./checks.js";
import type { Random } from "./random.js";
import type { SimulatedRedis } from "./simulated-redis.js";
import type { SimulatedService } from "./simulated-service.js";
import type { WorldRules } from "./world-rules.js";

/** Options of {@link SimulatedInstance}. */
export interface SimulatedInstanceOptions {
  readonly rules: WorldRules;
  readonly redis: SimulatedRedis;
  readonly service: SimulatedService;
  readonly transitions: Transitions;
  readonly random: Random;
}

/** An instance of a relay: the real hub, refresher, ledger and Redis store between simulated ends. It can be killed and stopped. */
export class SimulatedInstance {
  isAlive = true;
  stoppedUntil = 0;
  /** Until then it cannot reach the store, although the others can. */
  cutOffUntil = 0;
  readonly sites: readonly PlannedSite[];
  /** The last count of its readers, by site. */
  readonly shown = new Map<PlannedSite, { readonly count: Shown | null; readonly at: number }>();
  readonly #hub: Hub;
  readonly #redis: SimulatedRedis;
  readonly #service: SimulatedService;

  constructor({ rules, redis, service, transitions, random }: SimulatedInstanceOptions) {
    this.#redis = redis;
    this.#service = service;
    const deliver = (receive: () => void) => this.#deliver(receive);
    const isCutOff = () => redis.scheduler.now < this.cutOffUntil;
    const store = redisStore(redis.client({ deliver, watches: rules.watches, isCutOff }));
    const now = store.now ?? Date.now;
    this.sites = planned(rules, () => ({ readFully: () => service.readFully(this, { now, deliver }) }));
    this.#hub = createHub({
      sites: this.sites,
      store,
      trace: createTrace(() => undefined),
      now,
      steady: () => performance.now(),
      random: () => random.next(),
      timeout: rules.timeout,
      transitions,
    });
  }

  get isRunning(): boolean {
    return this.isAlive && this.#redis.scheduler.now >= this.stoppedUntil;
  }

  /** Reads as a visitor's request does, and reports the count that the hub returns. */
  async read(site: PlannedSite, onShown: (count: Shown | null) => void): Promise<void> {
    const state = this.#hub.sites.get(site.name);
    const snapshot = state === undefined ? null : (await this.#hub.read(state)).snapshot;
    const countedAt = this.#service.counted[snapshot?.activeVisitors ?? -1];
    const count = snapshot && countedAt ? { countedAt, observedAt: Date.parse(snapshot.observedAt) } : null;
    onShown(count);
    this.shown.set(site, { count, at: this.#redis.scheduler.now });
  }

  #deliver(receive: () => void): void {
    const { scheduler } = this.#redis;
    if (!this.isAlive) return;
    if (scheduler.now >= this.stoppedUntil) return receive();
    scheduler.after(this.stoppedUntil - scheduler.now, () => this.#deliver(receive));
  }
}

function planned(rules: WorldRules, clientOf: () => PlannedSite["client"]): readonly PlannedSite[] {
  const names = ["shop", "blog"].slice(0, rules.sites);
  const sites = toSites(Object.fromEntries(names.map((name) => [name, simulatedProvider(name, rules)] as const)));
  const plan = planReadings(sites.values(), { instances: 1 });
  const planned = planSites({ sites, plan, instances: 1, timeout: rules.timeout, clientOf });
  return [...planned.values()].map((site) => withLimit(site, rules));
}

/** Adds a limit that the plan does not contain, so that it can be too low for the interval. */
function withLimit(site: PlannedSite, { limit, outageShare, instances, sites }: WorldRules): PlannedSite {
  const limitTo = (requests: number) => [{ ...limit, requests: Math.floor(requests) }];
  const rules = { ...site.rules, limits: limitTo(limit.requests * (1 - outageShare)) };
  const limits = limitTo((limit.requests * outageShare) / instances);
  if (limits.some(({ requests }) => requests < 1)) return { ...site, rules, fallbackRules: null };
  const leastSeconds = site.rules.intervalSeconds * instances;
  const spacingSeconds = evenSpacing({ leastSeconds, calls: sites, limits });
  return { ...site, rules, fallbackRules: { ...rules, limits, spacingSeconds } };
}

function simulatedProvider(siteId: string, { intervalSeconds, windowSeconds }: WorldRules): Provider {
  return defineProvider({
    name: "simulated",
    siteId,
    token: "simulated",
    baseUrl: "https://simulated.example",
    windowSeconds,
    intervalSeconds,
    visitors: { request: () => ({ path: "/" }), parse: () => null },
  });
}
