// A Cloudflare Worker with streams. A Durable Object holds them, because one request of a Worker cannot write to another.
// wrangler.jsonc needs a migration for the class, and
// "durable_objects": { "bindings": [{ "name": "STREAMS", "class_name": "Streams" }] }.
import { createRelay, versatailor, type Relay } from "@onlookers/relay";

interface Env {
  readonly STREAMS: {
    getByName(name: string): { fetch(request: Request): Promise<Response> };
  };
  readonly VERSATAILOR_SITE: string;
  readonly VERSATAILOR_TOKEN: string;
}

export class Streams {
  readonly #relay: Relay;

  constructor(_state: unknown, env: Env) {
    this.#relay = createRelay({
      sites: { default: versatailor({ siteId: env.VERSATAILOR_SITE, token: env.VERSATAILOR_TOKEN }) },
      stream: true,
    });
  }

  fetch(request: Request): Promise<Response> {
    return this.#relay.fetch(request);
  }
}

/** One object is one process and answers every request, so the relay needs no shared store. */
export default {
  fetch: (request: Request, env: Env): Promise<Response> => env.STREAMS.getByName("onlookers").fetch(request),
};
