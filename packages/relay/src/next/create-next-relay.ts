import * as nextCache from "next/cache.js";
import * as nextServer from "next/server.js";
import { createRelay, type Relay, type RelayContext, type RelayOptions } from "@onlookers/relay";

/** A relay for Next.js, see {@link createNextRelay}. */
export interface NextRelay extends Pick<Relay, "fetch" | "GET" | "answer" | "source" | "snapshot"> {
  /** The relay itself, created if it was not used yet. For `plan` and `close`. */
  readonly relay: () => Relay;
}

/** The number changes with the shape of what is kept, so that copies of different versions don't share it. */
const KEY = Symbol.for("onlookers.next-relays.1");

// Not named imports: Next.js 14 has neither, and bundlers report imports of missing names.
const { connection, after } = nextServer;

/**
 * Creates a relay for a Next.js app, for routes and pages alike:
 *
 * - It is created by the first request, so `next build` needs no token.
 * - All copies of the module that Next.js bundles for routes and pages share one relay, and so one limit.
 * - Its `GET`, `fetch`, `snapshot` and `source.read` first await `connection()`: a page that reads a count is rendered per request, and
 *   never contains a count of the build.
 * - A refresh in the background is passed to `after()`, so that a serverless platform does not stop it.
 *
 * @param options the options of `createRelay`. Called once per copy of the module, at the first request
 * @example
 * // app/relay.ts
 * export const relay = createNextRelay(() => ({ sites: { default: plausible({ siteId, token }) } }));
 * // app/api/onlookers/[site]/route.ts
 * export const { GET } = relay;
 */
export function createNextRelay(options: () => RelayOptions): NextRelay {
  let shared: Relay | undefined;
  const relay = () => (shared ??= sharedRelay(options()));
  const respond = async (request: Request, context?: unknown) => {
    await requestTime();
    const { waitUntil = after, address } = relayContext(context);
    return relay().GET(request, { waitUntil, address });
  };
  return {
    relay,
    fetch: respond,
    GET: respond,
    answer: (request, context) => relay().answer(request, context),
    async snapshot(query) {
      await requestTime();
      return relay().snapshot(query);
    },
    source: {
      now: () => relay().source.now(),
      async read(query, readOptions) {
        await requestTime();
        return relay().source.read(query, readOptions);
      },
      subscribe: (...subscription) => relay().source.subscribe(...subscription),
    },
  };
}

/**
 * Resolves while a request is answered. A prerender ends here, or continues without this part of the page. It resolves at
 * once in the Pages Router, and wherever else Next.js renders nothing.
 */
async function requestTime(): Promise<void> {
  if (connection === undefined) return nextCache.unstable_noStore();
  try {
    await connection();
  } catch (error) {
    if (!String(error).includes("outside a request scope")) throw error;
  }
}

/** The relay of these options in this process. Options that can change what is read or answered are part of its key. */
function sharedRelay(options: RelayOptions): Relay {
  const { store: _store, ...plainOptions } = options;
  const key = JSON.stringify(plainOptions);
  const relays = keptRelays();
  const relay = relays.get(key) ?? createRelay(options);
  relays.set(key, relay);
  return relay;
}

function keptRelays(): Map<string, Relay> {
  const kept: unknown = Reflect.get(globalThis, KEY);
  const relays = kept instanceof Map ? kept : new Map<string, Relay>();
  Reflect.set(globalThis, KEY, relays);
  return relays;
}

/** Next.js passes `{ params }` to a route, which is no context of a relay. */
function relayContext(given: unknown): RelayContext {
  return typeof given === "object" && given !== null && !("params" in given) ? given : {};
}
