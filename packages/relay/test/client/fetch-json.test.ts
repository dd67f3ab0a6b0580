import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRelaySource, isRelayError, RelayError } from "../../src/client.js";
import { COUNT, FakeRelay } from "./fake-relay.js";

const relay = () => new FakeRelay();

/** The error of one read from a relay with this response. */
async function failure(answer: () => Response | Promise<Response>): Promise<RelayError> {
  const fake = relay();
  fake.responds(answer);
  const error: unknown = await createRelaySource({ url: "/api/onlookers", fetch: fake.fetch })
    .read({})
    .catch((reason: unknown) => reason);
  if (!(error instanceof RelayError)) throw new Error(`no RelayError but ${String(error)}`);
  return error;
}

describe("createRelaySource.read", () => {
  beforeEach(() => vi.useFakeTimers({ now: Date.parse("2026-11-21T14:32:20Z") }));
  afterEach(() => vi.useRealTimers());

  it("sends a request that any cache may answer and that needs no preflight", async () => {
    const fake = relay();
    const count = fake.sends(17, { site: "shop" });
    const source = createRelaySource({ url: "/api/onlookers", fetch: fake.fetch });
    expect(await source.read({ site: "shop", page: "/pricing" })).toEqual(count);
    expect(fake.requests).toEqual([
      {
        url: "/api/onlookers/shop?page=/pricing",
        at: Date.now(),
        init: { signal: expect.any(AbortSignal) },
      },
    ]);
  });

  it("looks up the global fetch at each request", async () => {
    const source = createRelaySource({ url: "/r" });
    const fake = relay();
    fake.sends(3);
    vi.stubGlobal("fetch", fake.fetch);
    expect((await source.read({})).visitors).toBe(3);
    vi.unstubAllGlobals();
  });

  it.each([
    [400, "bad_request"],
    [401, "bad_request"],
    [404, "not_found"],
    [429, "rate_limited"],
    [500, "upstream"],
    [503, "upstream"],
    [302, "invalid_response"],
  ] as const)("rejects status %d as %s", async (status, code) => {
    const error = await failure(() => Response.json({ code: "x" }, { status }));
    expect(error).toMatchObject({ code, status, retryAfterSeconds: null });
    expect(error.message).toBe(
      `[onlookers] No count from /api/onlookers/default: ${code}, status ${status}. Open it to see why.`,
    );
  });

  it.each([
    ["120", 120],
    ["0", null],
    ["soon", null],
    ["9999999999", 86_400],
    ["1e999", 86_400],
    ["Sat, 21 Nov 2026 14:40:00 GMT", null],
  ])("parses Retry-After: %s as %s", async (value, seconds) => {
    const error = await failure(() => new Response(null, { status: 503, headers: { "retry-after": value } }));
    expect(error.retryAfterSeconds).toBe(seconds);
  });

  it.each([
    ["a page", () => new Response("<!doctype html>", { headers: { "content-type": "text/html" } })],
    ["no count", () => Response.json({ visitors: 17 })],
    ["nothing", () => new Response(null, { status: 204 })],
    ["a part of an answer", () => Response.json(COUNT, { status: 206 })],
    ["more visitors than there can be", () => Response.json({ ...COUNT, visitors: 10_000_001 })],
    ["another site's count", () => Response.json({ ...COUNT, site: "another-shop" })],
    ["a redirect that a browser hides", () => Response.error()],
  ])("rejects %s as invalid_response", async (_, answer) => {
    expect((await failure(answer)).code).toBe("invalid_response");
  });

  it.each([
    ["/pricing", { scope: "page", page: "/pricing" }],
    ["pricing?from=mail", { scope: "page", page: "/pricing" }],
    ["/größe", { scope: "page", page: "/gr%C3%B6%C3%9Fe" }],
    ["/pricing", { scope: "site", page: null }],
  ] as const)("accepts a count for the page %s with %j", async (page, change) => {
    const fake = relay();
    const count = fake.sends(17, change);
    expect(await createRelaySource({ url: "/r", fetch: fake.fetch }).read({ page })).toEqual(count);
  });

  it.each([["/pricing"], [undefined]])(
    "rejects another page's count for %s, from a cache that ignores the query",
    async (page) => {
      const fake = relay();
      fake.sends(17, { scope: "page", page: "/pricing/team" });
      const read = createRelaySource({ url: "/r", fetch: fake.fetch }).read({ page });
      await expect(read).rejects.toMatchObject({ code: "invalid_response", status: 200 });
    },
  );

  it("rejects a failed fetch as network, without its cause", async () => {
    const error = await failure(() => Promise.reject(new TypeError("secret")));
    expect(error).toMatchObject({ code: "network", status: null });
    expect(error.cause).toBeUndefined();
  });

  it.each([
    ["the answer", () => new Promise<Response>(() => {})],
    ["its body", () => new Response(new ReadableStream())],
  ])("rejects as timeout after 10 s without %s", async (_, answer) => {
    const failed = failure(answer);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await failed).code).toBe("timeout");
  });

  it("rejects at once when its signal aborts", async () => {
    const fake = relay();
    fake.responds(() => new Promise(() => {}));
    const source = createRelaySource({ url: "/r", fetch: fake.fetch });
    const reader = new AbortController();
    const read = source.read({}, { signal: reader.signal });
    reader.abort(new Error("enough"));
    await expect(read).rejects.toThrow("enough");
    await expect(source.read({}, { signal: reader.signal })).rejects.toThrow("enough");
    expect(fake.requests).toHaveLength(1);
  });

  it("shares one request between reads of one query at the same time", async () => {
    const fake = relay();
    fake.sends(17);
    const source = createRelaySource({ url: "/r", fetch: fake.fetch });
    await Promise.all([source.read({}), source.read({ site: "default" }), source.read({ page: "/a" })]);
    expect(fake.requests.map(({ url }) => url)).toEqual(["/r/default", "/r/default?page=/a"]);
    await source.read({});
    expect(fake.requests).toHaveLength(3);
  });
});

describe("isRelayError", () => {
  it("accepts an error of another copy of the package", () => {
    const twin = Object.assign(new Error("x"), { name: "RelayError", code: "timeout" });
    expect([twin, new RelayError("timeout", "/r"), new Error("x"), null].map(isRelayError)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
