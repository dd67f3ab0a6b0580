import { getEventListeners } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createClient, type OnlookersError } from "../../src/server.js";
import { fakeFetch } from "../fake-fetch.js";
import { providerOf, TOKEN } from "../providers.js";

const NOW = Date.parse("2026-11-21T14:32:20Z");

function reading(
  fetch: typeof globalThis.fetch,
  options: { pages?: boolean; timeout?: number; signal?: AbortSignal } = {},
) {
  const provider = providerOf("plausible", "example.com", { pages: options.pages ?? false });
  return createClient({ provider, fetch, now: () => NOW, timeout: options.timeout }).read({ signal: options.signal });
}

function failureOf(promise: Promise<unknown>): Promise<OnlookersError> {
  return promise.then(
    () => expect.fail("read() resolved"),
    (error: OnlookersError) => error,
  );
}

describe("the client's requests", () => {
  it("match each service's documentation, with a bearer token and no other credential", async () => {
    const calls: [string, RequestInit | undefined][] = [];
    const fetch = fakeFetch((url, init) => {
      calls.push([url, init]);
      return new Response("{}");
    });
    for (const name of ["plausible", "ztas", "versatailor"] as const) {
      await createClient({ provider: providerOf(name, "my site".replace(" ", "&")), fetch })
        .read()
        .catch(() => {});
    }
    expect(calls.map(([url]) => url)).toStrictEqual([
      "https://plausible.io/api/v1/stats/realtime/visitors?site_id=my%26site",
      "https://ztas.io/api/realtime?siteId=my%26site",
      "https://versatailor.com/api/v1/realtime?websiteId=my%26site",
    ]);
    for (const [, init] of calls) {
      expect(init?.headers).toStrictEqual({ Accept: "application/json", Authorization: `Bearer ${TOKEN}` });
      expect(init?.method ?? "GET").toBe("GET");
      expect(init?.cache).toBe("no-store");
    }
  });

  it("give Plausible's pages call the last five minutes as two datetimes", async () => {
    let body: unknown;
    await reading(
      fakeFetch((url, { method, json }) => {
        if (!url.endsWith("/api/v2/query")) return new Response("3");
        body = { method, ...Object(json) };
        return new Response('{"results":[]}');
      }),
      { pages: true },
    );
    expect(body).toMatchObject({
      method: "POST",
      site_id: "example.com",
      date_range: ["2026-11-21T14:27:20+00:00", "2026-11-21T14:32:20+00:00"],
      dimensions: ["event:page"],
    });
  });

  it("keep the path of a self-hosted base URL", async () => {
    const provider = providerOf("ztas", "s", { baseUrl: "https://stats.example.com/ztas/" });
    const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response('{"activeVisitors":1}'));
    await createClient({ provider, fetch }).read();
    expect(fetch.mock.calls[0]?.[0]).toBe("https://stats.example.com/ztas/api/realtime?siteId=s");
  });

  it("use the global fetch and clock of the time of the reading", async () => {
    const client = createClient({ provider: providerOf("plausible") });
    vi.stubGlobal("fetch", async () => new Response("5"));
    vi.spyOn(Date, "now").mockReturnValue(NOW);
    await expect(client.read()).resolves.toMatchObject({ activeVisitors: 5, observedAt: "2026-11-21T14:32:20.000Z" });
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
});

describe("a failing pages call", () => {
  it.each([
    ["an error status", async () => new Response('{"error":"no"}', { status: 402 })],
    ["no answer", async () => Promise.reject(new TypeError("fetch failed"))],
    ["another shape", async () => new Response('{"results":{}}')],
  ])("with %s leaves the snapshot without pages, not without visitors", async (_, pagesAnswer) => {
    const snapshot = await reading(
      fakeFetch((url) => (url.includes("/v2/") ? pagesAnswer() : new Response("17"))),
      { pages: true },
    );
    expect(snapshot).toMatchObject({ activeVisitors: 17, pages: null, pagesBasis: null });
  });

  it("leaves the visitors when only the pages call exceeds the timeout", async () => {
    vi.useFakeTimers();
    const promise = reading(
      fakeFetch((url) => (url.includes("/v2/") ? new Promise(() => {}) : new Response("17"))),
      { pages: true },
    );
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    await expect(promise).resolves.toMatchObject({ activeVisitors: 17, pages: null });
  });
});

describe("a reading", () => {
  afterEach(() => void vi.useRealTimers());

  it("fails with timeout after 10 seconds, even if fetch ignores its signal", async () => {
    vi.useFakeTimers();
    const failure = failureOf(reading(() => new Promise(() => {})));
    const hasEnded = vi.fn<() => void>();
    void failure.then(hasEnded);
    await vi.advanceTimersByTimeAsync(9_999);
    expect(hasEnded).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await failure).toMatchObject({ code: "timeout", status: null, retryable: true });
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([Number.NaN, Infinity, 0, -1, 86_400_001])("throws at creation for a timeout of %s ms", (timeout) => {
    const make = () => createClient({ provider: providerOf("plausible"), timeout });
    expect(make).toThrow(RangeError);
    expect(make).toThrow(
      `[onlookers] timeout is ${timeout}, so readings could end before they begin. Use milliseconds`,
    );
  });

  it("leaves no timer after success", async () => {
    vi.useFakeTimers();
    await reading(async () => new Response("17"));
    expect(vi.getTimerCount()).toBe(0);
  });

  it("fails with timeout if the body never ends", async () => {
    vi.useFakeTimers();
    const failure = failureOf(reading(async () => new Response(new ReadableStream()), { timeout: 50 }));
    await vi.advanceTimersByTimeAsync(50);
    expect(await failure).toMatchObject({ code: "timeout" });
  });

  it("fails with the status of an error answer whose body never ends", async () => {
    vi.useFakeTimers();
    const failure = failureOf(
      reading(async () => new Response(new ReadableStream(), { status: 429 }), { timeout: 50 }),
    );
    await vi.advanceTimersByTimeAsync(50);
    expect(await failure).toMatchObject({ code: "rate_limited", status: 429, providerMessage: null });
  });

  it("fails with aborted when the caller aborts, before and during the call, and leaves no listener", async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(() => new Promise(() => {}));
    expect(await failureOf(reading(fetch, { signal: AbortSignal.abort() }))).toMatchObject({ code: "aborted" });
    expect(fetch).not.toHaveBeenCalled();
    const controller = new AbortController();
    const failure = failureOf(reading(fetch, { signal: controller.signal }));
    controller.abort(new Error("the shop closed"));
    expect(await failure).toMatchObject({ code: "aborted", retryable: false, status: null });

    const kept = new AbortController(); // One signal for many readings.
    await reading(async () => new Response("17"), { signal: kept.signal });
    expect(getEventListeners(kept.signal, "abort")).toStrictEqual([]);
  });

  it("aborts the pages call when the visitors call fails", async () => {
    let pagesSignal: AbortSignal | null | undefined;
    const fetch = fakeFetch((url, { signal }) => {
      if (!url.includes("/v2/")) return new Response(null, { status: 401 });
      pagesSignal = signal;
      return new Promise(() => {});
    });
    expect(await failureOf(reading(fetch, { pages: true }))).toMatchObject({ code: "unauthorized" });
    expect(pagesSignal?.aborted).toBe(true);
  });

  it("rejects with a framework's own error that ends a render", async () => {
    const error = Object.assign(new Error("Dynamic server usage"), { digest: "DYNAMIC_SERVER_USAGE" });
    await expect(reading(() => Promise.reject(error))).rejects.toBe(error);
  });

  it("fails with network if the connection fails or the body is cut short", async () => {
    expect(await failureOf(reading(() => Promise.reject(new TypeError(`connect ${TOKEN}`))))).toMatchObject({
      code: "network",
      retryable: true,
    });
    const cut = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode("1"));
        controller.error(new Error("socket closed"));
      },
    });
    expect(await failureOf(reading(async () => new Response(cut)))).toMatchObject({ code: "network", status: null });
  });

  it("fails with invalid_response if the body exceeds 1 MiB, and stops reading it", async () => {
    let chunks = 0;
    const endless = new ReadableStream({
      pull(controller) {
        chunks++;
        controller.enqueue(new Uint8Array(64 * 1024).fill(0x31));
      },
    });
    expect(await failureOf(reading(async () => new Response(endless)))).toMatchObject({ code: "invalid_response" });
    expect(chunks).toBeLessThan(20);
  });

  it.each([301, 302, 303, 307, 308])(
    "fails with invalid_response on a %i, and sends its target no request",
    async (status) => {
      const requested: string[] = [];
      const target = await listen((path) => requested.push(path));
      const origin = await listen(() => {}, { status, location: target.url });
      const provider = providerOf("plausible", "example.com", { baseUrl: origin.url });
      const error = await failureOf(createClient({ provider }).read());
      expect(error).toMatchObject({ code: "invalid_response", status });
      expect(requested).toStrictEqual([]);
      await Promise.all([target.close(), origin.close()]);
    },
  );
});

it("a reading fails with invalid_response on a part of an answer", async () => {
  const part = async () => Response.json(17, { status: 206 });
  expect(await failureOf(reading(part))).toMatchObject({ code: "invalid_response", status: 206 });
});

it("a reading fails with invalid_response if fetch followed a redirect", async () => {
  const followed = Object.defineProperty(new Response("17"), "redirected", { value: true });
  expect(await failureOf(reading(async () => followed))).toMatchObject({ code: "invalid_response" });
});

it("errors of a reading contain no token, even if the service repeats it", async () => {
  const echo = { error: `The key ${TOKEN} has no access` };
  const errors = [
    await failureOf(reading(async () => Response.json(echo, { status: 401 }))),
    await failureOf(reading(async () => Response.json(echo))),
    await failureOf(reading(async () => Promise.reject(new TypeError(`Bearer ${TOKEN}`)))),
  ];
  expect(errors[0]?.providerMessage).toBe("The key [token] has no access");
  for (const error of errors) {
    expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error) + error.stack).not.toContain(TOKEN);
    expect(error.cause).toBeUndefined();
  }
});

it("createClient throws in a browser, unless dangerouslyAllowBrowser is set", () => {
  vi.stubGlobal("window", globalThis);
  vi.stubGlobal("document", {});
  const provider = providerOf("plausible");
  expect(() => createClient({ provider })).toThrow(/browser.*@onlookers\/relay/s);
  expect(() => createClient({ provider, dangerouslyAllowBrowser: true })).not.toThrow();
  vi.unstubAllGlobals();
});

async function listen(onRequest: (path: string) => void, redirect?: { status: number; location: string }) {
  const server: Server = createServer((request, response) => {
    onRequest(request.url ?? "");
    response.writeHead(redirect?.status ?? 200, redirect ? { Location: redirect.location } : {}).end("17");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
