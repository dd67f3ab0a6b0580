import { createRelay, versatailor, type Relay, type RelayContext } from "../../../src/index.js";
import { durableObjectStore, OnlookersStore, type DurableObjectNamespaceLike } from "../../../src/cloudflare.js";

export { OnlookersStore };

const relays = new Map<string, Relay>();
let now = 0;

/** A shop's Worker. For the tests each request sets its clock, and each host name is a separate shop. */
export default {
  fetch(
    request: Request,
    { STORE }: { readonly STORE: DurableObjectNamespaceLike },
    context: RelayContext,
  ): Promise<Response> {
    now = Number(request.headers.get("X-Now"));
    const { hostname } = new URL(request.url);
    const relay = relays.get(hostname) ?? createShop(hostname, STORE);
    relays.set(hostname, relay);
    return relay.fetch(request, context);
  },
};

function createShop(siteId: string, namespace: DurableObjectNamespaceLike): Relay {
  return createRelay({
    sites: { shop: versatailor({ siteId, token: `vt_${siteId}` }) },
    store: durableObjectStore(namespace),
    now: () => now,
  });
}
