import type { Store } from "../store/store.js";

/** A binding to the class {@link OnlookersStore}. Cloudflare's `DurableObjectNamespace` is one. */
export interface DurableObjectNamespaceLike {
  idFromName(name: string): unknown;
  get(id: unknown): {
    fetch(
      url: string,
      init?: { readonly method: string; readonly body: string },
    ): Promise<{ readonly ok: boolean; readonly status: number; text(): Promise<string> }>;
  };
}

/** Required by `fetch`, but no request leaves the platform. */
const URL_OF_OBJECT = "https://store.onlookers.internal/";

/**
 * A store in Durable Objects, one per credential. Every isolate in every data centre then shares counts, leases and
 * budgets. The Worker must export the class `OnlookersStore` of this entry, and bind it.
 *
 * @throws {TypeError} if the Worker has no such binding
 * @example
 * createRelay({ sites, store: durableObjectStore(env.ONLOOKERS) });
 */
export function durableObjectStore(namespace: DurableObjectNamespaceLike): Store {
  if (typeof namespace?.idFromName !== "function") {
    throw new TypeError(
      "[onlookers] durableObjectStore got no Durable Object binding, so isolates would share nothing. Bind the class OnlookersStore in wrangler's configuration, and pass that binding of env.",
    );
  }

  async function send(key: string, init?: { readonly method: string; readonly body: string }): Promise<unknown> {
    const response = await namespace.get(namespace.idFromName(key)).fetch(URL_OF_OBJECT, init);
    if (response.ok) return JSON.parse(await response.text());
    throw new Error(
      `[onlookers] The Durable Object answered ${response.status}, so instances cannot agree on a reading. Check that the binding names the class OnlookersStore.`,
    );
  }

  return {
    shared: true,
    async get(key) {
      const text = await send(key);
      return typeof text === "string" ? text : null;
    },
    compareAndSet: async (key, expected, next) =>
      (await send(key, { method: "POST", body: JSON.stringify([expected, next]) })) === true,
  };
}
