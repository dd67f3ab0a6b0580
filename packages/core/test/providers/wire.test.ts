import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createClient, isOnlookersError, visitorsOn, type VisitorSnapshot } from "../../src/server.js";
import { fakeFetch } from "../fake-fetch.js";
import { providerOf } from "../providers.js";

/** A line of wire.jsonl: one answer of a service, with the expected snapshot or error. */
interface WireLine {
  readonly provider: "plausible" | "ztas" | "versatailor";
  readonly name: string;
  readonly request: { readonly siteId: string; readonly call: "visitors" | "pages" };
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly receivedAt: string;
  readonly expect: {
    readonly snapshot?: Partial<VisitorSnapshot>;
    readonly error?: Record<string, unknown>;
    readonly page?: { readonly path: string; readonly visitors: number | null };
  };
}

const lines = readFileSync(new URL("wire.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line): WireLine => JSON.parse(line));

describe.each(["plausible", "ztas", "versatailor"] as const)("the client, reading %s,", (provider) => {
  const answers = lines.filter((line) => line.provider === provider);
  const visitors = answers.filter((line) => line.request.call === "visitors");
  const pages = answers.filter((line) => line.request.call === "pages");

  it.each(visitors.filter((line) => line.expect.snapshot))(
    "returns the snapshot of wire.jsonl for $name",
    async (line) => {
      await expect(readingOf(line)).resolves.toStrictEqual(line.expect.snapshot);
    },
  );

  it.each(visitors.filter((line) => line.expect.error))("throws the error of wire.jsonl for $name", async (line) => {
    const error = await readingOf(line).catch((reason: unknown) => reason);
    expect(isOnlookersError(error)).toBe(true);
    expect(error).toMatchObject(line.expect.error ?? {});
  });

  it.each(pages)("returns the pages of wire.jsonl for $name", async (line) => {
    const snapshot = await readingOf(line);
    const { path, visitors } = line.expect.page ?? { path: "", visitors: null };
    expect(snapshot).toMatchObject({ activeVisitors: 17, ...line.expect.snapshot });
    expect(visitorsOn(snapshot, path)).toBe(visitors);
  });
});

it("every line of wire.jsonl expects a snapshot or an error", () => {
  expect(lines.filter(({ expect }) => !expect.snapshot === !expect.error)).toStrictEqual([]);
  expect(lines.length).toBeGreaterThan(90);
});

function readingOf(line: WireLine): Promise<VisitorSnapshot> {
  const { status, headers, request } = line;
  const isPages = request.call === "pages";
  return createClient({
    provider: providerOf(line.provider, request.siteId, { pages: isPages }),
    now: () => Date.parse(line.receivedAt),
    fetch: fakeFetch((url) =>
      isPages && !url.includes("/v2/")
        ? new Response("17")
        : new Response(status === 204 ? null : line.body, { status, headers }),
    ),
  }).read();
}
