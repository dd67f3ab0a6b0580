import { describe, expect, it } from "vitest";
import { createClient } from "../../src/server.js";
import { providerOf } from "../providers.js";

describe("an error's retryAfterSeconds", () => {
  const date = "Sat, 21 Nov 2026 14:32:20 GMT";
  it.each<[Record<string, string>, unknown, number | null]>([
    [{ "retry-after": "37" }, {}, 37],
    [{ "retry-after": "0" }, {}, 0],
    [{ "retry-after": "Sat, 21 Nov 2026 14:33:00 GMT", date }, {}, 40],
    [{ "retry-after": "Sat, 21 Nov 2026 14:00:00 GMT", date }, {}, 0],
    [{ "retry-after": "Sun, 21 Nov 2026 14:33:00 GMT", date }, {}, null],
    [{ "retry-after": "Saturday, 21-Nov-26 14:33:00 GMT", date }, {}, null],
    [{ "retry-after": "undefined" }, { retryAfter: 12 }, 12],
    [{ "retry-after": "5" }, { retryAfter: 12 }, 5],
    [{}, { resetIn: 44_001 }, 45],
    [{}, { retryAfter: 7, resetIn: 1000 }, 7],
    [{}, { retryAfter: "7" }, null],
    [{}, { retryAfter: -7 }, null],
    [{}, [], null],
  ])("for headers %j and body %j is %s", async (headers, body, seconds) => {
    const error = await failure(() => Response.json(body, { status: 429, headers }));
    expect(error).toMatchObject({ code: "rate_limited", retryAfterSeconds: seconds });
  });

  it("is computed from the answer's own Date, whatever the machine's clock is", async () => {
    const headers = { "retry-after": "Sat, 21 Nov 2026 14:33:00 GMT" };
    const answer = () => Response.json({}, { status: 503, headers: { ...headers, date } });
    expect(await failure(answer, Date.parse("2027-01-01T00:00:00Z"))).toMatchObject({ retryAfterSeconds: 40 });
    expect(
      await failure(() => Response.json({}, { status: 503, headers }), Date.parse("2026-11-21T14:32:50Z")),
    ).toMatchObject({ retryAfterSeconds: 10 });
  });
});

describe("an error's providerMessage", () => {
  it.each<[string, string | null]>([
    ['{"error":"a"}', "a"],
    ['{"error":{"message":"b"}}', "b"],
    ['{"message":"c"}', "c"],
    ['{"error":"","message":"d"}', "d"],
    ['"e"', "e"],
    ["f\r\nsecond line", "f"],
    [`${"g".repeat(300)}`, "g".repeat(200)],
    ["<html>", null],
    ["{ cut off", null],
    ["  ", null],
    ["[]", null],
    ["17", null],
  ])("for %s is %s", async (body, message) => {
    expect(await failure(() => new Response(body, { status: 500 }))).toMatchObject({ providerMessage: message });
  });
});

function failure(answer: () => Response, now = 0): Promise<unknown> {
  return createClient({ provider: providerOf("versatailor"), now: () => now, fetch: async () => answer() })
    .read()
    .catch((error: unknown) => error);
}
