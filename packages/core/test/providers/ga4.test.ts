import { decodeProtectedHeader, exportPKCS8, generateKeyPair, jwtVerify } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { createClient, ga4, isOnlookersError, type Ga4Options } from "../../src/server.js";
import { fakeFetch } from "../fake-fetch.js";
import { providerOf } from "../providers.js";

const NOW = Date.parse("2026-11-21T14:32:20Z");
const EMAIL = "onlookers@shop-123.iam.gserviceaccount.com";
const REPORT = {
  metricHeaders: [{ name: "activeUsers", type: "TYPE_INTEGER" }],
  rows: [{ metricValues: [{ value: "17" }] }],
};

let publicKey: CryptoKey;
let pem: string;
beforeAll(async () => {
  const pair = await generateKeyPair("RS256", { extractable: true });
  publicKey = pair.publicKey;
  pem = await exportPKCS8(pair.privateKey);
});

interface Sent {
  readonly url: string;
  readonly json: unknown;
  readonly token: string;
}

/** Reads once, and returns the call. */
async function sentWith(options: Partial<Ga4Options> = {}): Promise<Sent> {
  const sent: Sent[] = [];
  const provider = ga4({ siteId: "123456789", clientEmail: EMAIL, privateKey: pem, ...options });
  const fetch = fakeFetch((url, { headers, json }) => {
    sent.push({ url, json, token: new Headers(headers).get("authorization")?.replace("Bearer ", "") ?? "" });
    return Response.json(REPORT);
  });
  await createClient({ provider, fetch, now: () => NOW }).read();
  const [call] = sent;
  if (call === undefined) throw new Error("No call was made");
  return call;
}

describe("the token of ga4", () => {
  it("is a JSON Web Token that the service account has signed for Google's API, valid for an hour", async () => {
    const { token } = await sentWith({ keyId: "key-1" });
    const audience = "https://analyticsdata.googleapis.com/";
    const currentDate = new Date(NOW);
    const { payload, protectedHeader } = await jwtVerify(token, publicKey, { issuer: EMAIL, audience, currentDate });
    expect(protectedHeader).toStrictEqual({ alg: "RS256", typ: "JWT", kid: "key-1" });
    const iat = NOW / 1000;
    expect(payload).toStrictEqual({ iss: EMAIL, sub: EMAIL, aud: audience, iat, exp: iat + 3600 });
  });

  it("has no key id if none is set", async () => {
    expect(decodeProtectedHeader((await sentWith()).token)).toStrictEqual({ alg: "RS256", typ: "JWT" });
  });

  it.each([
    ["literal \\n, as in many environment files", (key: string) => key.replaceAll("\n", "\\n")],
    ["Windows' line breaks", (key: string) => key.replaceAll("\n", "\r\n")],
    ["quotes", (key: string) => `"${key.replaceAll("\n", "\\n")}\\n"`],
  ])("is signed with a key with %s", async (_, spell) => {
    const { token } = await sentWith({ privateKey: spell(pem) });
    await expect(jwtVerify(token, publicKey, { currentDate: new Date(NOW) })).resolves.toBeDefined();
  });

  it("is not in an error, even if Google repeats it", async () => {
    const provider = ga4({ siteId: "1", clientEmail: EMAIL, privateKey: pem });
    const fetch = fakeFetch((_, { headers }) =>
      Response.json({ error: { message: `No ${new Headers(headers).get("authorization")}` } }, { status: 401 }),
    );
    const error = createClient({ provider, fetch }).read();
    await expect(error).rejects.toMatchObject({ code: "unauthorized", providerMessage: "No Bearer [token]" });
  });
});

describe("ga4's key", () => {
  it.each([
    ["an empty key", "", /privateKey is empty.*process\.env\.GA4_PRIVATE_KEY/],
    ["a path", "./service-account.json", /not a private key in PEM/],
    ["the whole JSON file", '{"private_key":"-----BEGIN PRIVATE KEY-----canary"}', /Copy the field private_key/],
    ["a key of another format", "-----BEGIN RSA PRIVATE KEY-----canary", /not a private key in PEM/],
  ])("throws for %s, without repeating it", (_, privateKey, message) => {
    const create = () => ga4({ siteId: "1", clientEmail: EMAIL, privateKey });
    expect(create).toThrow(message);
    expect(create).not.toThrow("canary");
  });

  it("makes the reading fail as unauthorized, without a call, if WebCrypto does not accept it", async () => {
    const provider = ga4({ siteId: "1", clientEmail: EMAIL, privateKey: "bm8ga2V5" });
    let calls = 0;
    const fetch = fakeFetch(() => new Response(String((calls += 1))));
    const error: unknown = await createClient({ provider, fetch })
      .read()
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "unauthorized", status: null });
    expect(calls).toBe(0);
  });

  it("needs the account's address", () => {
    expect(() => ga4({ siteId: "1", clientEmail: "", privateKey: pem })).toThrow(/clientEmail is empty/);
  });
});

describe("ga4's report", () => {
  it("has one range that ends now, and no dimension", async () => {
    const { url, json } = await sentWith();
    expect(url).toBe("https://analyticsdata.googleapis.com/v1beta/properties/123456789:runRealtimeReport");
    expect(json).toStrictEqual({
      metrics: [{ name: "activeUsers" }],
      minuteRanges: [{ startMinutesAgo: 4, endMinutesAgo: 0 }],
    });
  });

  it("covers the chosen window and stream", async () => {
    expect((await sentWith({ windowSeconds: 1800, streamId: "4711" })).json).toMatchObject({
      minuteRanges: [{ startMinutesAgo: 29, endMinutesAgo: 0 }],
      dimensionFilter: { filter: { fieldName: "streamId", stringFilter: { value: "4711" } } },
    });
  });

  it.each([30, 90, 1860])("throws for a window of %i seconds", (windowSeconds) => {
    expect(() => providerOf("ga4", "1", { windowSeconds })).toThrow("multiple of 60 from 60 to 1800");
  });

  it.each([
    ["rows that are null", { ...REPORT, rows: null }],
    ["two values", { ...REPORT, rows: [{ metricValues: [{ value: "1" }, { value: "2" }] }] }],
    ["no value", { ...REPORT, rows: [{}] }],
    ["two headers", { ...REPORT, metricHeaders: [...REPORT.metricHeaders, { name: "eventCount" }] }],
    ["another kind", { ...REPORT, kind: "analyticsData#runReport" }],
  ])("is invalid with %s", async (_, body) => {
    const fetch = fakeFetch(() => Response.json(body));
    const reading = createClient({ provider: providerOf("ga4"), fetch }).read();
    await expect(reading).rejects.toMatchObject({ code: "invalid_response" });
  });
});

describe("pauseAfter of ga4", () => {
  it.each([
    ["the token quota", 429, "Exhausted property tokens for a project per hour.", {}, 300],
    ["too many at once", 429, "Exhausted concurrent requests quota.", {}, 30],
    ["a server error, ten of which block the project", 503, "The service is currently unavailable.", {}, 300],
    ["a Retry-After, which the relay obeys", 503, "Unavailable", { "retry-after": "9" }, null],
    ["a refusal", 403, "User does not have sufficient permissions for this property.", {}, null],
  ])("for %s (%i: %s)", async (_, status, message, headers, seconds) => {
    const provider = providerOf("ga4");
    const fetch = fakeFetch(() => Response.json({ error: { message } }, { status, headers }));
    const error: unknown = await createClient({ provider, fetch })
      .read()
      .catch((reason: unknown) => reason);
    if (!isOnlookersError(error)) throw error;
    expect(provider.pauseAfter(error, NOW)).toBe(seconds);
  });
});
