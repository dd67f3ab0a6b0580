import { createRelay, versatailor, type Relay } from "../../../src/index.js";

let now = 0;

/** A Durable Object that streams. Its requests can share timers and streams; those of a Worker cannot. */
export class Streams {
  readonly #relay: Relay = createRelay({
    sites: { shop: versatailor({ siteId: "shop.example", token: "vt_example" }) },
    now: () => now,
    stream: true,
  });

  fetch(request: Request): Promise<Response> {
    now = Number(request.headers.get("X-Now"));
    return this.#relay.fetch(request);
  }
}

interface Env {
  readonly STREAMS: {
    idFromName(name: string): string;
    get(id: string): { fetch(request: Request): Promise<Response> };
  };
}

export default {
  fetch: (request: Request, { STREAMS }: Env): Promise<Response> =>
    STREAMS.get(STREAMS.idFromName("all")).fetch(request),
};
