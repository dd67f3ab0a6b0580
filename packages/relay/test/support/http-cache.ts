import CachePolicy from "http-cache-semantics";

/** The differences between cache products. */
export interface CacheKind {
  readonly shared: boolean;
  /** nginx and Fastly keep the headers that were stored with the body. */
  readonly keepsHeadersOn304: boolean;
  /** nginx sends no `Age`. */
  readonly sendsAge: boolean;
}

/** The upstream of a cache: another cache, or the relay. Rejects if it is down. */
export type Upstream = (ifNoneMatch: string | null) => Promise<Response>;

const REQUEST = { url: "/shop", method: "GET", headers: {} };

/** A cache for one URL that serves everything the response allows: fresh, stale while revalidating, stale on an error. */
export function createHttpCache(upstream: Upstream, kind: CacheKind): Upstream {
  let stored: { policy: CachePolicy; headers: Record<string, string>; body: string } | undefined;

  function store(headers: Record<string, string>, body: string): void {
    const dated = kind.keepsHeadersOn304 ? { ...headers, date: new Date(Date.now()).toUTCString() } : headers;
    stored = { policy: new CachePolicy(REQUEST, { status: 200, headers: dated }, kind), headers, body };
  }

  async function refetch(): Promise<Response> {
    const response = await upstream(stored?.headers["etag"] ?? null);
    if (response.status === 304 && stored !== undefined) {
      const newHeaders = kind.keepsHeadersOn304 ? {} : Object.fromEntries(response.headers);
      store({ ...stored.headers, ...newHeaders }, stored.body);
      return serve();
    }
    const body = await response.text();
    if (response.status === 200) store(Object.fromEntries(response.headers), body);
    return new Response(body, { status: response.status, headers: response.headers });
  }

  function serve(): Response {
    if (stored === undefined) throw new Error("nothing stored");
    const headers = new Headers(stored.headers);
    if (kind.sendsAge) headers.set("age", String(Math.floor(stored.policy.age())));
    else headers.delete("age");
    return new Response(stored.body, { headers });
  }

  return async () => {
    const verdict = stored?.policy.evaluateRequest(REQUEST);
    if (verdict?.response !== undefined) {
      const served = serve();
      if (verdict.revalidation !== undefined) await refetch().catch(() => {});
      return served;
    }
    const mayServeOnError = stored !== undefined && stored.policy.timeToLive() > 0;
    const response = await refetch().catch((error: unknown) => {
      if (mayServeOnError) return serve();
      throw error;
    });
    return response.status >= 500 && mayServeOnError ? serve() : response;
  };
}
