import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createClient, isOnlookersError, visitorsOn, type VisitorSnapshot } from "../src/server.js";
import { providerOf } from "./providers.js";

/** One answer of a service, with what the client must make of it: wire.jsonl, a line each. */
interface WireLine {
  readonly provider: "plausible" | "ztas" | "versatailor";
  readonly name: string;
  readonly request: { readonly siteId: string; readonly call: "visitors" | "pages" };
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly receivedAt: string;
  readonly expect:
    | {
        readonly ok: true;
        readonly snapshot: Partial<VisitorSnapshot>;
        readonly page?: { readonly path: string; readonly visitors: number | null };
      }
    | { readonly ok: false; readonly error: Record<string, unknown> };
}

const lines = readFileSync(new URL("wire.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line): WireLine => JSON.parse(line));

describe.each(["plausible", "ztas", "versatailor"] as const)("%s on the wire", (provider) => {
  it.each(lines.filter((line) => line.provider === provider))("$name", async (line) => {
    const answer = () =>
      new Response(line.status === 204 ? null : line.body, { status: line.status, headers: line.headers });
    const isPages = line.request.call === "pages";
    const client = createClient({
      provider: providerOf(provider, line.request.siteId, { pages: isPages }),
      now: () => Date.parse(line.receivedAt),
      fetch: async (url) => (isPages && !String(url).includes("/v2/") ? new Response("17") : answer()),
    });
    const outcome = await client.read().catch((error: unknown) => error);

    if (line.expect.ok) {
      expect(outcome).not.toBeInstanceOf(Error);
      const snapshot = outcome as VisitorSnapshot;
      if (isPages) expect(snapshot).toMatchObject({ activeVisitors: 17, ...line.expect.snapshot });
      else expect(snapshot).toStrictEqual(line.expect.snapshot);
      if (line.expect.page) expect(visitorsOn(snapshot, line.expect.page.path)).toBe(line.expect.page.visitors);
    } else {
      expect(isOnlookersError(outcome)).toBe(true);
      expect(outcome).toMatchObject(line.expect.error);
    }
  });
});
