import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { versatailor, type RelayOptions } from "../../src/index.js";

/** Next.js' functions as these tests replace them. Before Next.js 15 there is no `connection`. */
interface FakeNext {
  readonly connection?: (() => Promise<void>) | undefined;
  readonly after?: ((task: unknown) => void) | undefined;
  readonly unstable_noStore?: (() => void) | undefined;
}

const outside = () => {
  throw new Error(
    "`connection` was called outside a request scope. Read more: https://nextjs.org/docs/messages/next-dynamic-api-wrong-context",
  );
};
const interrupt = (): never => {
  throw Object.assign(new Error("Dynamic server usage"), { digest: "DYNAMIC_SERVER_USAGE" });
};

let calls = 0;
/** Each test has a site of its own, since relays are shared by their options. */
let siteId = "";

beforeEach((context) => {
  calls = 0;
  siteId = context.task.id;
});

afterEach(() => {
  vi.doUnmock("next/server.js");
  vi.doUnmock("next/cache.js");
});

/** A copy of the module, as Next.js bundles one for routes and one for pages. */
async function load({ connection, after, unstable_noStore }: FakeNext) {
  vi.resetModules();
  vi.doMock("next/server.js", () => ({ connection, after }));
  vi.doMock("next/cache.js", () => ({ unstable_noStore }));
  return (await import("../../src/next.js")).createNextRelay;
}

function options(overrides: Partial<RelayOptions> = {}): RelayOptions {
  const fetch = async () => {
    calls += 1;
    return Response.json({ currentVisitors: 17, websiteId: siteId, timestamp: new Date().toISOString() });
  };
  return { sites: { default: versatailor({ siteId, token: "vt_next" }) }, fetch, ...overrides };
}

const get = (path = "default") => new Request(`https://shop.example/api/onlookers/${path}`);

describe("createNextRelay", () => {
  it("creates the relay at the first request, so that a build needs no token", async () => {
    const createNextRelay = await load({ connection: async () => {} });
    const create = vi.fn<() => RelayOptions>(options);
    const relay = createNextRelay(create);
    expect(create).not.toHaveBeenCalled();
    expect(await (await relay.GET(get(), { params: Promise.resolve({ site: "default" }) })).json()).toMatchObject({
      visitors: 17,
    });
    expect(create).toHaveBeenCalledOnce();
  });

  it("shares one relay among all copies of the module", async () => {
    const inRoute = (await load({ connection: async () => {} }))(options);
    const inPage = (await load({ connection: async () => {} }))(options);
    await inRoute.GET(get());
    expect(await inPage.source.read({})).toMatchObject({ visitors: 17 });
    expect(calls).toBe(1);
    expect(inPage.relay()).toBe(inRoute.relay());
  });

  it("keeps relays of different options apart", async () => {
    const createNextRelay = await load({ connection: async () => {} });
    const [one, other] = [createNextRelay(options), createNextRelay(() => options({ pages: ["/pricing"] }))];
    expect(one.relay()).not.toBe(other.relay());
    expect((await other.GET(get("default?page=/basic"))).status).toBe(404);
  });

  it.each([
    ["Next.js 15 and later interrupt", { connection: async () => interrupt() }],
    ["Next.js 14 interrupts", { unstable_noStore: interrupt }],
  ])("makes no call during a prerender that %s, and passes the error on", async (_name, next) => {
    const relay = (await load(next))(options);
    await expect(relay.source.read({})).rejects.toMatchObject({ digest: "DYNAMIC_SERVER_USAGE" });
    await expect(relay.GET(get())).rejects.toMatchObject({ digest: "DYNAMIC_SERVER_USAGE" });
    expect(calls).toBe(0);
  });

  it("waits for ever during a prerender with cacheComponents, before it looks at any clock", async () => {
    const now = vi.fn<() => number>(Date.now);
    const relay = (await load({ connection: () => new Promise(() => {}) }))(() => options({ now }));
    const settled = vi.fn<() => void>();
    void relay.source.read({}).finally(settled);
    await new Promise(setImmediate);
    expect([settled, now].map((fake) => fake.mock.calls.length)).toEqual([0, 0]);
  });

  it("reads outside of a request scope, such as in getServerSideProps", async () => {
    const relay = (await load({ connection: async () => outside() }))(options);
    expect(await relay.source.read({})).toMatchObject({ visitors: 17 });
  });

  it("passes on Next.js' other errors, such as that of a cached function", async () => {
    const inCache = new Error('Route / used `connection()` inside "use cache".');
    const relay = (await load({ connection: () => Promise.reject(inCache) }))(options);
    await expect(relay.source.read({})).rejects.toBe(inCache);
  });

  it("gives a refresh in the background to after(), unless the caller has its own waitUntil", async () => {
    let now = Date.now();
    const after = vi.fn<(task: unknown) => void>();
    const relay = (await load({ connection: async () => {}, after }))(() => options({ now: () => now }));
    await relay.GET(get());
    now += 70_000;
    await relay.GET(get(), { params: Promise.resolve({}) });
    expect(after).toHaveBeenCalledExactlyOnceWith(expect.any(Promise));
    await after.mock.calls[0]?.[0];
    now += 70_000;
    const waitUntil = vi.fn<(promise: Promise<unknown>) => void>();
    await relay.fetch(get(), { waitUntil });
    expect(waitUntil).toHaveBeenCalledOnce();
    expect(after).toHaveBeenCalledOnce();
  });

  it("works with the functions of the installed Next.js", async () => {
    vi.resetModules();
    const { createNextRelay } = await import("../../src/next.js");
    expect(await (await createNextRelay(options).GET(get())).json()).toMatchObject({ visitors: 17 });
  });
});
