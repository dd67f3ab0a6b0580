import type { Store } from "../store/store.js";

/** What is needed of a binding to the class {@link OnlookersStore}: Cloudflare's `DurableObjectNamespace` has it. */
export interface DurableObjectNamespaceLike {
  idFromName(name: string): unknown;
  get(id: unknown): {
    fetch(
      url: string,
      init?: { readonly method: string; readonly body: string },
    ): Promise<{ readonly ok: boolean; readonly status: number; text(): Promise<string> }>;
  };
}

/** An object's own; nothing is ever sent there. */
const URL_OF_OBJECT = "https://store.onlookers.internal/";

/**
 * A store in Durable Objects, one for each credential: every isolate in every data centre then shares counts, leases
 * and budgets. Bind the class `OnlookersStore` of this entry, which the Worker must export.
 *
 * @throws {TypeError} where the Worker has no such binding
 * @example
 * createRelay({ sites, store: durableObjectStore(env.ONLOOKERS) });
 */
export function durableObjectStore(namespace: DurableObjectNamespaceLike): Store {
  if (typeof namespace?.idFromName !== "function") {
    throw new TypeError(
      "[onlookers] durableObjectStore got no Durable Object binding, so isolates would share nothing. Bind the class OnlookersStore in wrangler's configuration, and hand that name of env over.",
    );
  }

  async function ask(key: string, init?: { readonly method: string; readonly body: string }): Promise<unknown> {
    const response = await namespace.get(namespace.idFromName(key)).fetch(URL_OF_OBJECT, init);
    if (response.ok) return JSON.parse(await response.text());
    throw new Error(
      `[onlookers] The Durable Object answered ${response.status}, so no reading can be agreed on. Check that the binding names the class OnlookersStore.`,
    );
  }

  return {
    shared: true,
    async get(key) {
      const text = await ask(key);
      return typeof text === "string" ? text : null;
    },
    compareAndSet: async (key, expected, next) =>
      (await ask(key, { method: "POST", body: JSON.stringify([expected, next]) })) === true,
  };
}
