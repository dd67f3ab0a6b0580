import { createHub, type Hub } from "../../src/reading/hub.js";
import { defineProvider, type Provider } from "../../src/index.js";
import type { Ledger } from "../../src/ledger/ledger.js";
import { planReadings } from "../../src/plan/plan.js";
import { turnSecondsOf, planSites, type PlannedSite } from "../../src/plan/planned-sites.js";
import { redisStore } from "../../src/redis.js";
import { toSites } from "../../src/plan/sites.js";
import { createTrace } from "../../src/reading/trace.js";
import type { Shown } from "./checks.js";
import type { PlayedRedis } from "./played-redis.js";
import type { PlayedService } from "./played-service.js";
import type { WorldRules } from "./world-rules.js";

/** An instance of a relay: the real hub, reader, keeper and store, between played ends. It can be killed and stopped. */
export class PlayedInstance {
  isAlive = true;
  stoppedUntil = 0;
  /** The others can reach the store meanwhile. */
  cutOffUntil = 0;
  readonly sites: readonly PlannedSite[];
  /** What its readers got last, by site. */
  readonly shown = new Map<PlannedSite, { readonly count: Shown | null; readonly at: number }>();
  readonly #hub: Hub;
  readonly #redis: PlayedRedis;
  readonly #service: PlayedService;

  constructor(rules: WorldRules, redis: PlayedRedis, service: PlayedService, ledger: Ledger) {
    this.#redis = redis;
    this.#service = service;
    const deliver = (receive: () => void) => this.#deliver(receive);
    const store = redisStore(redis.client(deliver, rules.watches, () => redis.scheduler.now < this.cutOffUntil));
    const now = store.now ?? Date.now;
    this.sites = planned(rules, () => ({ readFully: () => service.readFully(this, { now, deliver }) }));
    const steady = () => performance.now();
    const trace = createTrace(() => undefined);
    this.#hub = createHub({ sites: this.sites, store, trace, now, steady, timeout: rules.timeout, ledger });
  }

  get isRunning(): boolean {
    return this.isAlive && this.#redis.scheduler.now >= this.stoppedUntil;
  }

  /** A reader asks, and is shown what the hub gives. */
  async read(site: PlannedSite, onShown: (count: Shown | null) => void): Promise<void> {
    const record = this.#hub.records.get(site.name);
    const snapshot = record === undefined ? null : (await this.#hub.read(record)).snapshot;
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
  const { intervalSeconds, windowSeconds, timeout } = rules;
  const names = ["shop", "blog"].slice(0, rules.sites);
  const providers = names.map((name) => [name, played(name, intervalSeconds, windowSeconds)] as const);
  const sites = toSites(Object.fromEntries(providers));
  const plan = planReadings(sites.values(), 1);
  const planned = planSites(sites, plan, { instances: 1, timeout, clientOf });
  return [...planned.values()].map((site) => withLimit(site, rules));
}

/** A limit that the plan doesn't know of, so that it can be too low for the interval. */
function withLimit(site: PlannedSite, { limit, awayShare, instances, sites }: WorldRules): PlannedSite {
  const share = (requests: number) => [{ ...limit, requests: Math.floor(requests) }];
  const own = { ...site.rules, limits: share(limit.requests * (1 - awayShare)) };
  const alone = share((limit.requests * awayShare) / instances);
  if (alone.some(({ requests }) => requests < 1)) return { ...site, rules: own, loneRules: null };
  const turnSeconds = turnSecondsOf(site.rules.intervalSeconds * instances, sites, alone);
  return { ...site, rules: own, loneRules: { ...own, limits: alone, turnSeconds } };
}

function played(siteId: string, intervalSeconds: number, windowSeconds: number): Provider {
  return defineProvider({
    name: "played",
    siteId,
    token: "played",
    baseUrl: "https://played.example",
    windowSeconds,
    intervalSeconds,
    visitors: { request: () => ({ path: "/" }), parse: () => null },
  });
}
