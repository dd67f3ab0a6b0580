import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createClient, isOnlookersError } from "../../src/server.js";
import { fakeFetch } from "../fake-fetch.js";
import { exchangingProviderOf, PROVIDER_NAMES, TOKEN } from "../providers.js";
import { WIRE_LINES, type WireLine } from "./wire-lines.js";

const DAY_MS = 86_400_000;

const lines = WIRE_LINES.filter((line) => line.request.call === "authorize" && PROVIDER_NAMES.includes(line.provider));

/** The authorization of each call, `undefined` for the exchange. */
function client(line: WireLine) {
  const { provider, request, status, headers, body } = line;
  const visitors = WIRE_LINES.find((each) => each.provider === provider && each.expect.snapshot);
  const calls: (string | undefined)[] = [];
  const clock = { now: Date.parse(line.receivedAt) };
  const created = createClient({
    provider: exchangingProviderOf(provider, visitors?.request.siteId ?? request.siteId),
    now: () => clock.now,
    fetch: fakeFetch((_, init) => {
      const authorization = new Headers(init.headers).get("authorization") ?? undefined;
      calls.push(authorization);
      return authorization === undefined
        ? new Response(body, { status, headers })
        : new Response(visitors?.body, { status: 200 });
    }),
  });
  return { read: () => created.read(), calls, clock };
}

describe("the client, exchanging a secret,", () => {
  it.each(lines.filter((line) => line.expect.access))("uses the access token of $provider $name", async (line) => {
    const { read, calls, clock } = client(line);
    const { token = "", expiresAt = null } = line.expect.access ?? {};
    await read();
    await read();
    expect(calls).toStrictEqual([undefined, `Bearer ${token}`, `Bearer ${token}`]);

    clock.now = expiresAt === null ? clock.now + DAY_MS : Date.parse(expiresAt) - 61_000;
    await read();
    expect(calls.slice(3)).toStrictEqual([`Bearer ${token}`]);
    if (expiresAt === null) return;
    clock.now = Date.parse(expiresAt) - 59_000;
    await read();
    expect(calls.slice(4)).toStrictEqual([undefined, `Bearer ${token}`]);
  });

  it.each(lines.filter((line) => line.expect.error))("throws the expected error for $provider $name", async (line) => {
    const error: unknown = await client(line)
      .read()
      .catch((reason: unknown) => reason);
    expect(isOnlookersError(error)).toBe(true);
    expect(error).toMatchObject(line.expect.error ?? {});
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(TOKEN);
  });
});
