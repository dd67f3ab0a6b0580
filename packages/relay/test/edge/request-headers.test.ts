import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toNodeListener } from "../../src/node.js";
import { sendBytes, serve } from "../support/raw-http.js";
import { createWorld } from "../support/world.js";

/** Headers that have poisoned caches elsewhere: applications use them, and caches ignore them. */
const NAMES = `
  Accept Accept-Charset Accept-Encoding Accept-Language Authorization Cache-Control Cookie DNT Forwarded From
  If-Match If-Modified-Since If-Range If-Unmodified-Since Max-Forwards Origin Pragma Prefer Range Referer
  Save-Data TE True-Client-IP Via CF-Connecting-IP CF-IPCountry Fastly-Client-IP Front-End-Https
  X-Middleware-Subrequest X-Forwarded-For X-Forwarded-Host X-Forwarded-Port X-Forwarded-Prefix X-Forwarded-Proto
  X-Forwarded-Scheme X-Forwarded-Server X-Forwarded-SSL X-Host X-HTTP-Host-Override X-Real-IP X-HTTP-Method
  X-HTTP-Method-Override X-Method-Override X-Original-URL X-Rewrite-URL X-WAP-Profile X-Nextjs-Data RSC Purpose
  Sec-Fetch-Mode Sec-GPC Upgrade-Insecure-Requests User-Agent Access-Control-Request-Headers
  Access-Control-Request-Method Access-Control-Request-Private-Network
`
  .trim()
  .split(/\s+/);
const VALUES = 'evil.example http POST /nobody bytes=0-1 */* gzip no-cache 1 null * "x"'.split(" ");
const TARGETS = ["/shop", "/shop?page=/pricing", "/shop?page=/a&page=/b", "/nobody", "/shop?page="];

/** A handful of headers at once. */
const headers = fc.uniqueArray(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...VALUES)), {
  maxLength: 12,
  selector: ([name]) => name,
});

describe("an answer has the same bytes", () => {
  test("for any request headers", { timeout: 30_000 }, async () => {
    const world = createWorld({ origin: "https://shop.example" });
    const ask = async (target: string, init: RequestInit) => {
      const response = await world.get(target, init);
      return JSON.stringify([response.status, [...response.headers], await response.text()]);
    };
    const usual = new Map<string, string>();
    for (const target of TARGETS) usual.set(target, await ask(target, {}));
    const target = fc.constantFrom(...TARGETS);
    await fc.assert(
      fc.asyncProperty(target, headers, async (target, headers) => {
        expect(await ask(target, { headers })).toBe(usual.get(target));
      }),
      { numRuns: 1000 },
    );
  });

  test("over node:http for any header, for a GET with a body, and for headers that override the method", async () => {
    const world = createWorld({ origin: "*" });
    const port = await serve(toNodeListener(world.relay));
    const ask = (lines: readonly string[], body = "") =>
      sendBytes(port, ["GET /shop HTTP/1.1", "Host: a", "Connection: close", ...lines, "", body].join("\r\n"));
    const usual = await ask([]);
    expect(usual).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    for (const name of NAMES) {
      expect([name, await ask([`${name}: evil.example`])]).toEqual([name, usual]);
    }
    const form = "page=/evil&site=other";
    const type = "Content-Type: application/x-www-form-urlencoded";
    expect(await ask([type, `Content-Length: ${form.length}`], form)).toBe(usual);
    expect(await ask([type, "Transfer-Encoding: chunked"], `${form.length.toString(16)}\r\n${form}\r\n0\r\n\r\n`)).toBe(
      usual,
    );
  });
});

test("no request header reaches a service", async () => {
  const world = createWorld();
  const init = { headers: NAMES.map((name): [string, string] => [name, "evil.example"]) };
  await world.get("/shop", init);
  await world.pass(61);
  await world.get("/shop", init);
  await world.pass(0);
  for (const call of world.calls) {
    expect(Object.keys(call.init?.headers ?? {})).toEqual(["Accept", "Authorization"]);
    expect(JSON.stringify(call.init)).not.toContain("evil.example");
  }
  expect(world.calls).toHaveLength(2);
});
