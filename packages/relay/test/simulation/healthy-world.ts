import { vi } from "vitest";
import { createRelaySource } from "../../src/client.js";
import { createRelay, plausible, versatailor, ztas, type Provider, type Relay } from "../../src/index.js";
import { redisStore } from "../../src/redis.js";
import { createHttpCache, type CacheKind, type Upstream } from "../support/http-cache.js";
import { SimulatedRedis } from "./simulated-redis.js";
import { Random } from "./random.js";
import { Scheduler } from "./scheduler.js";

/** The ages of counts on screens, in a world without faults. */
export interface HealthReport {
  readonly seed: number;
  /** By `relay.plan()`, like `intervalSeconds`. */
  readonly worstAgeSeconds: number;
  readonly intervalSeconds: number;
  readonly oldestSeconds: number;
  /** Counts that reached a screen. */
  readonly shown: number;
  /** How often a screen lost its count. */
  readonly blanks: number;
}

const DURATION_MS = 700_000;
const token = "simulated";
const SERVICES: readonly (() => Record<string, Provider>)[] = [
  () => ({ shop: plausible({ siteId: "shop", token, pages: true }) }),
  () => ({ shop: ztas({ siteId: "shop", token }) }),
  () => ({ shop: versatailor({ siteId: "shop", token }) }),
  () => ({ shop: versatailor({ siteId: "shop", token, plan: "pro" }) }),
  () => ({ shop: versatailor({ siteId: "shop", token }), blog: versatailor({ siteId: "blog", token }) }),
];

/** An answer in the format of all services at once. */
function answerAt(now: number, url: string): Response {
  const timestamp = new Date(now).toISOString();
  const counts = { currentVisitors: 17, activeVisitors: 17, timestamp, results: [] };
  const headers = { Date: new Date(now).toUTCString() };
  return Response.json(url.includes("/realtime/visitors") ? 17 : counts, { headers });
}

/**
 * Runs a shop for 700 s of virtual time: browsers behind up to two shared caches, and a relay of a few instances.
 * Everything is real except time and the network.
 *
 * @param keepsRules whether all caches follow RFC 9111
 */
export async function runHealthyWorld(seed: number, keepsRules: boolean): Promise<HealthReport> {
  const random = new Random(seed);
  const scheduler = new Scheduler(Date.UTC(2026, 10, 21, 14) + random.whole(0, 3_600_000));
  scheduler.install(() => scheduler.now);
  vi.spyOn(Math, "random").mockImplementation(() => random.next());
  const travel = (ms: number) => new Promise<void>((resolve) => void scheduler.after(random.between(5, ms), resolve));
  const redis = new SimulatedRedis({ scheduler, random, latency: 20 });
  const sites = SERVICES[random.whole(0, SERVICES.length - 1)]?.() ?? {};

  const fetch: typeof globalThis.fetch = async (input) => {
    await travel(300);
    return answerAt(scheduler.now, input instanceof Request ? input.url : input.toString());
  };
  const startInstance = () =>
    createRelay({
      sites,
      fetch,
      store: redisStore(redis.client({ deliver: (receive) => receive(), watches: random.chance(0.5) })),
    });
  const instances = [startInstance(), ...Array.from({ length: random.whole(0, 2) }, startInstance)] as const;
  const screens = { oldest: 0, shown: 0, blanks: 0 };

  function browse(edge: Upstream): void {
    const cache = createHttpCache(edge, { shared: false, keepsHeadersOn304: false, sendsAge: true });
    const load = async () => {
      await travel(200);
      return cache(null);
    };
    let observedAt: number | null = null;
    const next = (count: { readonly observedAt: string | null }) => {
      if (observedAt !== null) screens.oldest = Math.max(screens.oldest, scheduler.now - observedAt);
      if (observedAt !== null && count.observedAt === null) screens.blanks += 1;
      observedAt = count.observedAt === null ? null : Date.parse(count.observedAt);
      screens.shown += 1;
    };
    createRelaySource({ url: "https://shop.example/api", fetch: load }).subscribe({ site: "shop" }, { next });
  }

  /** Other visitors, whose requests never stop. */
  function crowd(edge: Upstream): void {
    scheduler.after(random.between(0, 4000), () => {
      void edge(null);
      crowd(edge);
    });
  }

  for (let edges = random.whole(1, 3); edges > 0; edges -= 1) {
    const edge = edgeOf(random, instances, keepsRules);
    if (random.chance(0.2)) crowd(edge);
    for (let visitors = random.whole(1, 3); visitors > 0; visitors -= 1) {
      scheduler.after(random.between(0, 120_000), () => browse(edge));
    }
  }
  await scheduler.runUntil(scheduler.now + DURATION_MS);
  const { worstAgeSeconds = 0, intervalSeconds = 0 } = instances[0].plan()[0] ?? {};
  return { seed, ...screens, worstAgeSeconds, intervalSeconds, oldestSeconds: screens.oldest / 1000 };
}

/** Up to two shared caches, the one nearest to the relay first. */
function edgeOf(random: Random, instances: readonly [Relay, ...Relay[]], keepsRules: boolean): Upstream {
  const relay: Upstream = async (ifNoneMatch) => {
    const headers = ifNoneMatch === null ? {} : { "If-None-Match": ifNoneMatch };
    const instance = instances[random.whole(0, instances.length - 1)] ?? instances[0];
    return instance.fetch(new Request("https://shop.example/api/shop", { headers }));
  };
  const kinds = Array.from({ length: random.whole(0, 2) }, (): CacheKind => ({
    shared: true,
    keepsHeadersOn304: !keepsRules && random.chance(0.5),
    sendsAge: keepsRules || random.chance(0.5),
  }));
  return kinds.reduce(createHttpCache, relay);
}
