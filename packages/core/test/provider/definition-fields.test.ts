import { describe, expect, it } from "vitest";
import {
  createClient,
  defineProvider,
  parseCount,
  plausible,
  visitorsOn,
  type ProviderDefinition,
} from "../../src/server.js";
import { fakeFetch } from "../fake-fetch.js";
import { PROVIDER_NAMES, providerOf, TOKEN } from "../providers.js";

const definition: ProviderDefinition = {
  name: "acme",
  siteId: "s",
  token: TOKEN,
  baseUrl: "https://acme.example",
  windowSeconds: 300,
  intervalSeconds: 30,
  visitors: {
    request: () => ({ path: "/count" }),
    parse(answer) {
      const activeVisitors = parseCount(answer.body);
      return activeVisitors === null ? null : { activeVisitors, ...answer.observed() };
    },
  },
};

const reading = (fields: Partial<ProviderDefinition>, answer: () => Response, now = 0) => {
  const sent: Headers[] = [];
  const fetch = fakeFetch((_, { headers }) => {
    sent.push(new Headers(headers));
    return answer();
  });
  const result = createClient({ provider: defineProvider({ ...definition, ...fields }), fetch, now: () => now }).read();
  return { result, sent };
};

describe("authorize", () => {
  it("may return a promise, and receives the token and the time", async () => {
    const authorize = async (token: string, now: number) => ({ Authorization: `Signed ${token} ${now}` });
    const { result, sent } = reading({ authorize }, () => new Response("17"), 1234);
    await result;
    expect(sent[0]?.get("authorization")).toBe(`Signed ${TOKEN} 1234`);
  });

  it.each([
    ["throws", () => JSON.parse(TOKEN)],
    ["rejects", async () => Promise.reject(new Error(TOKEN))],
  ])("makes the reading fail without the token when it %s", async (_, authorize) => {
    const { result, sent } = reading({ authorize }, () => new Response("17"));
    const error: unknown = await result.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "unauthorized", status: null });
    expect(String(error)).toContain("authorize");
    expect(String(error)).not.toContain(TOKEN);
    expect(sent).toStrictEqual([]);
  });

  it("may sign a token, which an error does not repeat", async () => {
    const signed = "signed-8f3b2c7d-canary";
    const answer = () => Response.json({ message: `No ${signed}` }, { status: 401 });
    const { result } = reading({ authorize: async () => ({ Authorization: `Bearer ${signed}` }) }, answer);
    await expect(result).rejects.toMatchObject({ code: "unauthorized", providerMessage: "No [token]" });
  });

  it.each([
    ["JSON", (message: string) => Response.json({ error: message }, { status: 401 }), 490],
    ["text", (message: string) => new Response(message, { status: 401 }), 190],
  ])("leaves no part of the token in a message in %s that is cut within it", async (_, answer, length) => {
    const { result } = reading({}, () => answer(`${"x".repeat(length)}${TOKEN}`));
    const error: unknown = await result.catch((reason: unknown) => reason);
    expect(Object(error).providerMessage).toMatch(/x\[token\]?$/);
  });

  it("ends with the reading's timeout when it does not settle", async () => {
    const provider = defineProvider({ ...definition, authorize: () => new Promise(() => {}) });
    const client = createClient({ provider, timeout: 1, fetch: async () => new Response("17") });
    await expect(client.read()).rejects.toMatchObject({ code: "timeout" });
  });
});

describe("failureIn", () => {
  const failureIn = (body: unknown) => (Object(body).result === "error" ? String(Object(body).message) : null);

  it("makes a 200 fail with its message, without the token", async () => {
    const { result } = reading({ failureIn }, () => Response.json({ result: "error", message: `Kein ${TOKEN}` }));
    await expect(result).rejects.toMatchObject({
      code: "invalid_response",
      status: 200,
      providerMessage: "Kein [token]",
    });
  });

  it("changes nothing for other bodies, nor when it throws", async () => {
    await expect(reading({ failureIn }, () => new Response("17")).result).resolves.toMatchObject({
      activeVisitors: 17,
    });
    const throwing = () => JSON.parse("{");
    const { result } = reading({ failureIn: throwing }, () => new Response("17"));
    await expect(result).resolves.toMatchObject({ activeVisitors: 17 });
  });
});

describe("pagesTruncated", () => {
  const pages = [{ path: "/", visitors: 3 }];

  it("makes the number of an absent page unknown", () => {
    expect(visitorsOn({ pages, pagesBasis: "visitors", pagesTruncated: true }, "/cart")).toBeNull();
    expect(visitorsOn({ pages, pagesBasis: "visitors", pagesTruncated: true }, "/")).toBe(3);
    expect(visitorsOn({ pages, pagesBasis: "visitors" }, "/cart")).toBe(0);
  });

  it("is in the snapshot only if it is true, and goes with its pages", async () => {
    const readWith = async (pagesTruncated: boolean) =>
      reading(
        {
          visitors: {
            request: () => ({ path: "/" }),
            parse: (answer) => ({
              activeVisitors: 3,
              pages,
              pagesBasis: "visitors",
              pagesTruncated,
              ...answer.observed(),
            }),
          },
        },
        () => new Response("{}"),
      ).result;
    expect(await readWith(true)).toMatchObject({ pages, pagesTruncated: true });
    expect(await readWith(false)).not.toHaveProperty("pagesTruncated");
  });

  it("is set for Plausible's 10,000 rows", async () => {
    const row = { dimensions: ["/"], metrics: [1] };
    const read = (rows: number) => {
      const results = Array.from({ length: rows }, () => row);
      const headers = { date: new Date().toUTCString() };
      const fetch = fakeFetch((url) =>
        url.includes("/v2/") ? Response.json({ results }, { headers }) : new Response("17"),
      );
      return createClient({ provider: providerOf("plausible", "s", { pages: true }), fetch }).read();
    };
    expect(await read(10_000)).toHaveProperty("pagesTruncated", true);
    expect(await read(9_999)).not.toHaveProperty("pagesTruncated");
  });
});

describe.each(PROVIDER_NAMES)("limits and intervalSeconds of %s", (name) => {
  it("replace the service's own", () => {
    const limits = [{ requests: 7, perSeconds: 60 }];
    expect(providerOf(name, "s", { limits, intervalSeconds: 45 })).toMatchObject({ limits, intervalSeconds: 45 });
    expect(providerOf(name, "s", { limits: [] }).limits).toStrictEqual([]);
  });

  it.each([
    ["a string", "600/h", /limits is "600\/h"\. Use a list/],
    ["no requests", [{ requests: 0, perSeconds: 60 }], /requests of a limit is 0, so readings.*from 1/],
    ["a fraction", [{ requests: 1.5, perSeconds: 60 }], /of a limit is 1.5/],
    ["more than a day", [{ requests: 1, perSeconds: 86_401 }], /perSeconds of a limit is 86401.*from 1 to 86400/],
    ["a string of digits", [{ requests: "600", perSeconds: 60 }], /of a limit is "600"/],
    ["null", [null], /of a limit is undefined/],
  ])("throw for limits with %s", (_, limits, message) => {
    expect(() => providerOf(name, "s", { limits })).toThrow(message);
  });

  it.each([0, 1.5, Number.NaN, 601])("throw for an interval of %s", (intervalSeconds) => {
    const { windowSeconds } = providerOf(name);
    const seconds = intervalSeconds === 601 ? windowSeconds + 1 : intervalSeconds;
    expect(() => providerOf(name, "s", { intervalSeconds: seconds })).toThrow(`${name}: intervalSeconds is ${seconds}`);
  });
});

it("a self-hosted Plausible has no practical limit", () => {
  expect(plausible({ siteId: "s", token: TOKEN, baseUrl: "https://plausible.io/" }).limits).toStrictEqual([
    { requests: 600, perSeconds: 3600 },
    { requests: 60, perSeconds: 10 },
  ]);
  const { limits } = plausible({ siteId: "s", token: TOKEN, baseUrl: "https://stats.shop.example" });
  expect(limits).toStrictEqual([{ requests: 1_000_000, perSeconds: 3600 }]);
});

describe("credential", () => {
  it("differs by the account of a login", () => {
    const of = (username: string) =>
      providerOf("umami", "s", { token: undefined, username, password: "same" }).credential;
    expect(of("a")).not.toBe(of("b"));
  });

  it("does not depend on the password, which could be guessed from its hash", () => {
    const of = (password: string) => providerOf("umami", "s", { token: undefined, username: "a", password }).credential;
    expect(of("one")).toBe(of("two"));
  });
});

describe("a login", () => {
  it.each([
    ["no password", { token: undefined, username: "a" }],
    ["an empty password", { token: undefined, username: "a", password: "" }],
    ["a token as well", { username: "a", password: "b" }],
  ])("throws for %s", (_, options) => {
    expect(() => providerOf("umami", "s", options)).toThrow(/umami: the login is incomplete.*username and password/s);
  });
});
