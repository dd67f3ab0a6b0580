import { createClient } from "@onlookers/core/server";
import { createHandler } from "./handler.js";
import { fromRequest, toResponse } from "./http/answer.js";
import { planReadings } from "./plan/plan.js";
import { planSites, type StoreOutageOptions } from "./plan/planned-sites.js";
import { outlivesInterval, serverlessPlatform, warnOfSeparateInstances } from "./plan/platform.js";
import { createPageList, toSites } from "./plan/sites.js";
import { createHub } from "./reading/hub.js";
import type { RelayContext } from "./reading/relay-context.js";
import { createTrace } from "./reading/trace.js";
import type { Relay, RelayOptions } from "./relay-options.js";
import { createServerSource, stateOf } from "./server-source.js";
import { memoryStore } from "./store/memory-store.js";
import { toStreamRules } from "./stream/stream-options.js";
import { createStreams } from "./stream/streams.js";

const DEFAULT_TIMEOUT_MS = 5_000;

/**
 * Creates a relay. It holds the tokens, reads each provider once per interval whatever the number of visitors, and
 * answers with one small count that any cache may store.
 *
 * @throws {TypeError | RangeError} for options that cannot work: a site's name, an origin, a limit that is too low for
 * the sites that share it
 * @example
 * const relay = createRelay({ sites: { shop: plausible({ siteId: "shop.example", token }) } });
 * export const { GET } = relay;
 */
export function createRelay(options: RelayOptions): Relay {
  return createRelayWith(options, { waitsAtStart: true });
}

/**
 * {@link createRelay} for a command that reads each site once and ends.
 *
 * @throws {TypeError | RangeError} as `createRelay` does
 */
export function createOneTimeRelay(options: RelayOptions): Relay {
  return createRelayWith(options, { waitsAtStart: false });
}

function createRelayWith(options: RelayOptions, { waitsAtStart }: { readonly waitsAtStart: boolean }): Relay {
  const { store = memoryStore(), timeout = DEFAULT_TIMEOUT_MS, origin, serverTiming } = options;
  const pages = createPageList(options.pages);
  const instances = store.shared ? 1 : checkInstances(options.instances ?? 1);
  const platform = store.shared || options.instances !== undefined ? null : serverlessPlatform();
  if (platform !== null) warnOfSeparateInstances(platform);
  const storeOutage = store.shared ? checkStoreOutage(options.storeOutage) : undefined;
  const now = () => (options.now ?? store.now ?? Date.now)();
  const steady = () => (options.now ?? (() => performance.now()))();
  const random = () => Math.random();
  const fetchNow: typeof fetch = (...call) => (options.fetch ?? globalThis.fetch)(...call);

  const unplanned = toSites(options.sites);
  const plan = planReadings(unplanned.values(), {
    instances,
    share: 1 - (storeOutage?.share ?? 0),
    platform,
  });
  const sites = planSites({
    sites: unplanned,
    plan,
    instances,
    storeOutage,
    timeout,
    pages,
    waitsAtStart: waitsAtStart && (platform === null ? instances > 1 : outlivesInterval(platform)),
    clientOf: (provider) => createClient({ provider, fetch: fetchNow, now, timeout }),
  });
  const trace = createTrace(() => options.onEvent);
  const hub = createHub({ sites: sites.values(), store, trace, now, steady, random, timeout });
  const rules = toStreamRules(options.stream);
  const streams = rules === null ? null : createStreams({ hub, trace, now, random, rules });
  const answer = createHandler({ hub, streams, now, origin, pages, serverTiming });
  const respond = async (request: Request, given?: unknown) => {
    const context = toContext(given);
    return toResponse(await answer(fromRequest(request, context.address), context));
  };

  return {
    fetch: respond,
    GET: respond,
    answer,
    source: createServerSource(hub, now),
    snapshot: async (query = {}) => hub.readWhole(stateOf(hub, query)),
    plan: () => plan,
    async close() {
      const closed = hub.close();
      streams?.close();
      await closed;
    },
  };
}

function checkInstances(instances: number): number {
  if (Number.isSafeInteger(instances) && instances >= 1) return instances;
  throw new TypeError(
    `[onlookers] instances is ${instances}, so each process's share of a limit is unknown. Pass the number of processes that run this relay, or let them share a store.`,
  );
}

function checkStoreOutage(options: StoreOutageOptions | undefined): StoreOutageOptions | undefined {
  if (options === undefined) return undefined;
  checkInstances(options.instances);
  if (options.share > 0 && options.share < 1) return options;
  throw new TypeError(
    `[onlookers] storeOutage.share is ${options.share}, which is no share of a limit. Pass a number between 0 and 1, e.g. 0.3.`,
  );
}

/**
 * The fields of a context that a framework or a platform has passed. A field of another type belongs to the framework, and
 * one that is undefined does not invalidate the others.
 */
function toContext(given: unknown): RelayContext {
  if (typeof given !== "object" || given === null) return {};
  const { waitUntil, address }: { waitUntil?: unknown; address?: unknown } = given;
  return {
    // Called as a method: on Workers it needs its context.
    waitUntil: typeof waitUntil === "function" ? (promise) => void waitUntil.call(given, promise) : undefined,
    address: typeof address === "string" ? address : undefined,
  };
}
