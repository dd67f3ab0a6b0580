// A Cloudflare Worker. Its isolates, wherever they run, share one reading by a Durable Object; wrangler.jsonc binds it.
import type { DurableObjectNamespace, ExecutionContext } from "@cloudflare/workers-types";
import { createRelay, versatailor, type Relay } from "@onlookers/relay";
import { durableObjectStore, OnlookersStore } from "@onlookers/relay/cloudflare";

export { OnlookersStore };

interface Env {
  readonly ONLOOKERS: DurableObjectNamespace;
  readonly VERSATAILOR_SITE: string;
  readonly VERSATAILOR_TOKEN: string;
}

let relay: Relay | undefined;

export default {
  fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    relay ??= createRelay({
      sites: { default: versatailor({ siteId: env.VERSATAILOR_SITE, token: env.VERSATAILOR_TOKEN }) },
      store: durableObjectStore(env.ONLOOKERS),
    });
    return relay.fetch(request, context);
  },
};
