import CachePolicy from "http-cache-semantics";

/** What of a cache differs between products. */
export interface CacheKind {
  readonly shared: boolean;
  /** nginx and Fastly keep the headers that came with the body. */
  readonly keepsHeadersOn304: boolean;
  /** nginx tells no `Age`. */
  readonly tellsAge: boolean;
}

/** Where a cache fetches from: another cache, or the relay. Rejects where it can't be reached. */
export type Upstream = (ifNoneMatch: string | null) => Promise<Response>;

const REQUEST = { url: "/shop", method: "GET", headers: {} };

/** A cache for one URL that uses all that the response lets it: fresh, stale while it revalidates, stale on an error. */
export function createHttpCache(upstream: Upstream, kind: CacheKind): Upstream {
  let stored: { policy: CachePolicy; headers: Record<string, string>; body: string } | undefined;

  function store(headers: Record<string, string>, body: string): void {
    const dated = kind.keepsHeadersOn304 ? { ...headers, date: new Date(Date.now()).toUTCString() } : headers;
    stored = { policy: new CachePolicy(REQUEST, { status: 200, headers: dated }, kind), headers, body };
  }

  async function fetchAnew(): Promise<Response> {
    const response = await upstream(stored?.headers["etag"] ?? null);
    if (response.status === 304 && stored !== undefined) {
      const news = kind.keepsHeadersOn304 ? {} : Object.fromEntries(response.headers);
      store({ ...stored.headers, ...news }, stored.body);
      return serve();
    }
    const body = await response.text();
    if (response.status === 200) store(Object.fromEntries(response.headers), body);
    return new Response(body, { status: response.status, headers: response.headers });
  }

  function serve(): Response {
    if (stored === undefined) throw new Error("nothing stored");
    const headers = new Headers(stored.headers);
    if (kind.tellsAge) headers.set("age", String(Math.floor(stored.policy.age())));
    else headers.delete("age");
    return new Response(stored.body, { headers });
  }

  return async () => {
    const verdict = stored?.policy.evaluateRequest(REQUEST);
    if (verdict?.response !== undefined) {
      const served = serve();
      if (verdict.revalidation !== undefined) await fetchAnew().catch(() => {});
      return served;
    }
    const mayServeOnError = stored !== undefined && stored.policy.timeToLive() > 0;
    const response = await fetchAnew().catch((error: unknown) => {
      if (mayServeOnError) return serve();
      throw error;
    });
    return response.status >= 500 && mayServeOnError ? serve() : response;
  };
}
