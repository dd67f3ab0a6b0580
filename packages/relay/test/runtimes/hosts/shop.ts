import { createRelay, versatailor, type Relay, type RelayContext } from "../../../src/index.js";
import { durableObjectStore, OnlookersStore, type DurableObjectNamespaceLike } from "../../../src/cloudflare.js";

export { OnlookersStore };

let relay: Relay | undefined;
let now = 0;

/** A Worker as a shop has it, but that each request sets its clock. */
export default {
  fetch(
    request: Request,
    { STORE }: { readonly STORE: DurableObjectNamespaceLike },
    context: RelayContext,
  ): Promise<Response> {
    now = Number(request.headers.get("X-Now"));
    relay ??= createRelay({
      sites: { shop: versatailor({ siteId: "shop.example", token: "vt_example" }) },
      store: durableObjectStore(STORE),
      now: () => now,
    });
    return relay.fetch(request, context);
  },
};
