import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createClient, type FullReading } from "../../src/server.js";
import { fakeFetch } from "../fake-fetch.js";
import { providerOf, TOKEN } from "../providers.js";

const NOW = Date.parse("2026-11-21T14:32:20Z");

type Answering = () => Response | Promise<Response>;

function readFully(visitors: Answering, pages?: Answering): Promise<FullReading> {
  const provider = providerOf("plausible", "example.com", { pages: pages !== undefined });
  const fetch = fakeFetch((url) => (pages !== undefined && url.includes("/v2/") ? pages() : visitors()));
  return createClient({ provider, fetch, now: () => NOW }).readFully();
}

const refused = () => new Response(`No, ${TOKEN}`, { status: 429, headers: { "Retry-After": "120" } });

describe("pagesError of readFully()", () => {
  it("is the error of a failed pages call, with the visitors that were read", async () => {
    const { snapshot, pagesError } = await readFully(() => new Response("17"), refused);
    expect(snapshot).toMatchObject({ activeVisitors: 17, pages: null });
    expect(pagesError).toMatchObject({ code: "rate_limited", status: 429, retryAfterSeconds: 120 });
    expect(pagesError?.providerMessage).toBe("No, [token]");
  });

  it("is thrown instead of the visitors call's error, if only the pages call requests a pause", async () => {
    const slow = async () => Promise.reject(new TypeError("fetch failed"));
    const failing = async () => {
      await setImmediate();
      return new Response("", { status: 500 });
    };
    await expect(readFully(failing, refused)).rejects.toMatchObject({ code: "rate_limited" });
    await expect(readFully(failing, slow)).rejects.toMatchObject({ code: "upstream" });
  });

  it("is null if the pages call succeeded or wasn't made", async () => {
    const visitors = () => new Response("17");
    expect(await readFully(visitors)).toMatchObject({ pagesError: null });
    expect(await readFully(visitors, () => new Response('{"results":[]}'))).toMatchObject({ pagesError: null });
  });
});

describe("clockSkewSeconds of readFully()", () => {
  it("is computed from Date and Age, and never too high", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -3600, max: 3600 }), fc.nat(600), fc.nat(999), async (ahead, age, ms) => {
        const date = new Date(NOW + ms - (ahead + age) * 1000).toUTCString();
        const headers = { Date: date, Age: `${age}` };
        const { clockSkewSeconds } = await readFully(() => new Response("17", { headers }));
        expect(clockSkewSeconds).toBeGreaterThanOrEqual(ahead - 1);
        expect(clockSkewSeconds).toBeLessThanOrEqual(Math.max(0, ahead));
      }),
      { numRuns: 100 },
    );
  });

  it.each([{}, { Date: "yesterday" }, { Date: "1" }])("is null for the headers %j", async (headers) => {
    expect(await readFully(() => new Response("17", { headers }))).toMatchObject({ clockSkewSeconds: null });
  });

  it.each(["-5", "1.5", "soon"])("ignores the Age %s", async (age) => {
    const headers = { Date: new Date(NOW).toUTCString(), Age: age };
    expect(await readFully(() => new Response("17", { headers }))).toMatchObject({ clockSkewSeconds: 0 });
  });
});
