import { durableObjectStore, OnlookersStore, type DurableObjectNamespaceLike } from "../../../src/cloudflare.js";

export { OnlookersStore };

/** Calls `get` for `[key]`, and `compareAndSet` for `[key, expected, next]`. */
export default {
  async fetch(request: Request, { STORE }: { readonly STORE: DurableObjectNamespaceLike }): Promise<Response> {
    const store = durableObjectStore(STORE);
    const [key, ...change] = await request.json();
    const [expected, next] = change;
    return Response.json(await (change.length === 0 ? store.get(key) : store.compareAndSet(key, expected, next)));
  },
};
