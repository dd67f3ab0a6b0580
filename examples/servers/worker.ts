// A Cloudflare Worker. Its isolates share each reading through a Durable Object, which wrangler.jsonc binds.
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
