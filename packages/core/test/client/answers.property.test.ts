import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tries } from "../../../../tests/tries.js";
import { createClient, isOnlookersError, type VisitorSnapshot } from "../../src/server.js";
import { PROVIDER_NAMES, providerOf } from "../providers.js";
import { exchangeAnswer, WIRE_LINES } from "../providers/wire-lines.js";

const NOW = Date.parse("2026-11-21T14:32:20Z");
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Values similar to the services' own, so that a parser gets past its first check. */
const count = fc.oneof(fc.nat(), fc.integer(), fc.double(), fc.nat().map(String), fc.anything());
const path = fc.oneof(
  fc.webPath(),
  fc.string({ unit: "binary" }),
  fc.constantFrom("__proto__", "//evil.example/x", ""),
);
const time = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom("14:28", "23:59", "2026-11-21 14:32:15", "2026-02-30T00:00:00Z"),
  fc.string(),
);
const likely = fc.record(
  {
    activeVisitors: count,
    currentVisitors: count,
    websiteId: fc.oneof(fc.constant("example.com"), fc.string()),
    pageviewsLast5Min: count,
    pageBreakdown: fc.oneof(fc.dictionary(path, count), fc.anything()),
    recentPageviews: fc.oneof(
      fc.array(fc.record({ page: path, timestamp: time, country: fc.string() })),
      fc.anything(),
    ),
    visitorsPerMinute: fc.oneof(fc.array(fc.record({ minute: time, visitors: count })), fc.anything()),
    results: fc.oneof(fc.array(fc.record({ dimensions: fc.array(path), metrics: fc.array(count) })), fc.anything()),
    timestamp: time,
    error: fc.anything(),
  },
  { requiredKeys: [] },
);
/** Replaces one value anywhere in JSON; `index` counts them in the order of the text. */
function replaceValue(json: string, index: number, value: unknown): string {
  let seen = 0;
  return JSON.stringify(JSON.parse(json), (_, each: unknown) => (seen++ === index ? value : each)) ?? "";
}

/** Bodies, among them the provider's own ones with one value replaced. */
const bodyOf = (name: string) => {
  const bodies = WIRE_LINES.filter(({ provider }) => provider === name).flatMap(({ body, request }) =>
    [body, request.other?.body ?? body].filter(isJson),
  );
  const value = fc.oneof(count, path, time, fc.dictionary(path, count), fc.array(fc.array(count)), fc.anything());
  return fc.oneof(
    fc.tuple(fc.constantFrom(...bodies), fc.nat(30), value).map((parts) => replaceValue(...parts)),
    likely.map((each) => JSON.stringify(each)),
    fc.json(),
    fc.string({ unit: "binary" }),
    fc.nat().map(String),
  );
};
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const answer = fc.record({
  status: fc.oneof(fc.constant(200), fc.integer({ min: 200, max: 599 })),
  date: fc.option(fc.oneof(fc.constant(new Date(NOW).toUTCString()), fc.stringMatching(/^[\x21-\x7e]*$/))),
  isExchanged: fc.boolean(),
  retryAfter: fc.option(fc.stringMatching(/^[\x21-\x7e]*$/)),
});

describe.each(PROVIDER_NAMES)("the client, reading %s,", (name) => {
  it("returns a valid snapshot or throws an OnlookersError for any answer", async () => {
    await fc.assert(
      fc.asyncProperty(bodyOf(name), answer, async (body, { status, date, retryAfter, isExchanged }) => {
        const headers = new Headers();
        if (date !== null) headers.set("date", date);
        if (retryAfter !== null) headers.set("retry-after", retryAfter);
        const empty = [204, 205, 304].includes(status);
        const provider = providerOf(name, "example.com", { pages: true });
        const exchanges = provider.accessTokens !== null && isExchanged;
        const client = createClient({
          provider,
          now: () => NOW,
          fetch: async (_, init) =>
            (exchanges ? exchangeAnswer(name, init?.headers) : null) ??
            new Response(empty ? null : body, { status, headers }),
        });
        await client.read().then(expectValid, (error: unknown) => {
          if (!isOnlookersError(error)) throw error;
          expect(error.retryAfterSeconds ?? 0).toBeGreaterThanOrEqual(0);
          expect((error.providerMessage ?? "").length).toBeLessThanOrEqual(500);
        });
      }),
      { numRuns: tries(150) },
    );
  });
});

function expectValid(snapshot: VisitorSnapshot): void {
  const counts = [
    snapshot.activeVisitors,
    snapshot.pageviews ?? 0,
    ...(snapshot.pages ?? []).map((page) => page.visitors),
    ...(snapshot.perMinute ?? []).map((minute) => minute.visitors),
  ];
  for (const value of counts) {
    expect(Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0)).toBe(true);
  }
  const instants = [snapshot, ...(snapshot.recent ?? []), ...(snapshot.perMinute ?? [])];
  for (const row of instants) expect("at" in row ? row.at : row.observedAt).toMatch(ISO);
  const paths = [...(snapshot.pages ?? []), ...(snapshot.recent ?? [])].map((row) => row.path);
  for (const path of paths) expect(path).toMatch(/^\/[\x21-\x7e]*$/);
  expect(new Set(snapshot.pages?.map((page) => page.path)).size).toBe(snapshot.pages?.length ?? 0);
  expect(snapshot.pages === null).toBe(snapshot.pagesBasis === null);
}
