import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createClient, defineProvider, parseCount, parseRecord, type TokenExchange } from "../../src/server.js";
import { fakeFetch } from "../fake-fetch.js";

const SECRET = "pass word ümlaut-8f3b2c7d";
const START = Date.parse("2026-11-21T14:00:00Z");

const exchange: TokenExchange = {
  request: (secret) => ({ path: "/login", json: { secret } }),
  parse(answer) {
    const { token, expiresAt = null } = Object(answer.body);
    return { token, expiresAt };
  },
};

function setUp({ lifetimeMs = null as number | null, withPages = false } = {}) {
  const state = { now: START, logins: 0, calls: 0, valid: "", loginAnswer: null as (() => Response) | null };
  const provider = defineProvider({
    name: "acme",
    siteId: "s",
    token: SECRET,
    baseUrl: "https://acme.example",
    windowSeconds: 300,
    intervalSeconds: 30,
    exchange,
    visitors: {
      request: () => ({ path: "/count" }),
      parse(answer) {
        const activeVisitors = parseCount(parseRecord(answer.body)?.["count"]);
        return activeVisitors === null ? null : { activeVisitors, ...answer.observed() };
      },
    },
    pages: withPages
      ? { request: () => ({ path: "/pages" }), parse: () => ({ pages: [], pagesBasis: "visitors" }) }
      : null,
  });
  const fetch = fakeFetch((url, { headers }) => {
    if (url.endsWith("/login")) {
      state.logins += 1;
      if (state.loginAnswer !== null) return state.loginAnswer();
      state.valid = `access-${state.logins}`;
      const expiresAt = lifetimeMs === null ? null : new Date(state.now + lifetimeMs).toISOString();
      return Response.json({ token: state.valid, expiresAt });
    }
    state.calls += 1;
    const authorization = new Headers(headers).get("authorization");
    if (authorization === `Bearer ${state.valid}`) return Response.json({ count: 17 });
    return Response.json({ error: `No access for ${authorization} nor ${SECRET}` }, { status: 401 });
  });
  const read = (signal?: AbortSignal) =>
    createClient({ provider, fetch, now: () => state.now }).read(signal ? { signal } : {});
  return { state, read, provider };
}

describe("a provider with an exchange", () => {
  it("makes one exchange for 500 concurrent readings", async () => {
    const { state, read } = setUp({ withPages: true });
    await Promise.all(Array.from({ length: 500 }, () => read()));
    expect(state).toMatchObject({ logins: 1, calls: 1000 });
  });

  it("rejects with a framework's own error that ends a render, and makes the exchange with the next reading", async () => {
    const { state, read } = setUp();
    const bailOut = Object.assign(new Error("Dynamic server usage"), { digest: "DYNAMIC_SERVER_USAGE" });
    state.loginAnswer = () => {
      throw bailOut;
    };
    await expect(read()).rejects.toBe(bailOut);
    state.loginAnswer = null;
    await expect(read()).resolves.toMatchObject({ activeVisitors: 17 });
  });

  it("replaces a revoked token by one exchange and one more call", async () => {
    const { state, read } = setUp();
    await read();
    state.valid = "revoked";
    state.calls = 0;
    await expect(read()).resolves.toMatchObject({ activeVisitors: 17 });
    expect(state).toMatchObject({ logins: 2, calls: 2 });
  });

  it("makes one exchange when 500 concurrent readings are refused", async () => {
    const { state, read } = setUp();
    await read();
    state.valid = "revoked";
    await Promise.all(Array.from({ length: 500 }, () => read()));
    expect(state.logins).toBe(2);
  });

  it("throws unauthorized when the new token is refused too", async () => {
    const { state, read } = setUp();
    await read();
    state.loginAnswer = () => Response.json({ token: "never-valid" });
    state.valid = "revoked";
    state.calls = 0;
    await expect(read()).rejects.toMatchObject({ code: "unauthorized", status: 401 });
    expect(state).toMatchObject({ logins: 2, calls: 2 });
  });

  it("replaces a token 60 seconds before it expires", async () => {
    const { state, read } = setUp({ lifetimeMs: 900_000 });
    await read();
    state.now = START + 839_999;
    await read();
    expect(state.logins).toBe(1);
    state.now = START + 840_000;
    await read();
    expect(state).toMatchObject({ logins: 2, calls: 3 });
  });

  it("does not repeat a failed exchange, and tries again at the next reading", async () => {
    const { state, read } = setUp();
    state.loginAnswer = () => Response.json({ error: `Wrong: ${SECRET}` }, { status: 401 });
    await expect(read()).rejects.toMatchObject({ code: "unauthorized", providerMessage: "Wrong: [token]" });
    expect(state).toMatchObject({ logins: 1, calls: 0 });
    state.loginAnswer = null;
    await expect(read()).resolves.toMatchObject({ activeVisitors: 17 });
  });

  it.each(["", "two words", "line\nbreak", "ümlaut", 5, null])("rejects %j as an access token", async (token) => {
    const { state, read } = setUp();
    state.loginAnswer = () => Response.json({ token });
    await expect(read()).rejects.toMatchObject({ code: "invalid_response", status: 200 });
    expect(state.calls).toBe(0);
  });

  it("keeps secret and access tokens out of errors and of what inspect prints", async () => {
    const { state, read, provider } = setUp();
    await read();
    const old = state.valid;
    state.loginAnswer = () => Response.json({ token: "never-valid" });
    state.valid = "revoked";
    const error: unknown = await read().catch((reason: unknown) => reason);
    const printed = inspect([error, provider], { depth: 9, showHidden: true }) + JSON.stringify([error, provider]);
    for (const secret of [SECRET, old, "never-valid"]) expect(printed).not.toContain(secret);
    expect(error).toMatchObject({ providerMessage: "No access for Bearer [access token] nor [token]" });
  });

  it("goes on for other readings when one of them is aborted", async () => {
    const { provider } = setUp();
    let answerLogin: (response: Response) => void = () => {};
    const login = new Promise<Response>((resolve) => (answerLogin = resolve));
    const fetch = fakeFetch((url) => (url.endsWith("/login") ? login : Response.json({ count: 17 })));
    const client = createClient({ provider, fetch });
    const abort = new AbortController();
    const aborted = client.read({ signal: abort.signal }).catch((error: unknown) => error);
    const other = client.read();
    abort.abort();
    expect(await aborted).toMatchObject({ code: "aborted" });
    answerLogin(Response.json({ token: "late" }));
    await expect(other).resolves.toMatchObject({ activeVisitors: 17 });
  });

  it("aborts the exchange when no reading waits for it any longer", async () => {
    const { provider } = setUp();
    const signals: AbortSignal[] = [];
    const fetch: typeof globalThis.fetch = async (_, init) => {
      if (init?.signal) signals.push(init.signal);
      return new Promise<Response>(() => {});
    };
    const client = createClient({ provider, fetch });
    const abort = new AbortController();
    const readings = [client.read({ signal: abort.signal }), client.read({ signal: abort.signal })];
    abort.abort();
    const results = await Promise.allSettled(readings);
    expect(results.map(({ status }) => status)).toStrictEqual(["rejected", "rejected"]);
    expect(signals.map(({ aborted }) => aborted)).toStrictEqual([true]);
  });
});
