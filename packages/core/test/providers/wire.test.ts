import { describe, expect, it } from "vitest";
import { createClient, isOnlookersError, visitorsOn, type VisitorSnapshot } from "../../src/server.js";
import { fakeFetch } from "../fake-fetch.js";
import { PROVIDER_NAMES, providerOf } from "../providers.js";
import { exchangeAnswer, WIRE_LINES, type WireLine } from "./wire-lines.js";

/** Plausible's lines are older than the field `other`. */
const PLAUSIBLE_VISITORS = { unless: "/v2/", status: 200, body: "17" };

describe.each(PROVIDER_NAMES)("the client, reading %s,", (provider) => {
  const answers = WIRE_LINES.filter((line) => line.provider === provider);
  const visitors = answers.filter((line) => line.request.call === "visitors");
  const pages = answers.filter((line) => line.request.call === "pages");

  it("has answers to try", () => expect(answers.length).toBeGreaterThan(8));

  it.each(visitors.filter((line) => line.expect.snapshot))("returns the expected snapshot for $name", async (line) => {
    const { pagesTruncated, ...snapshot } = await readingOf(line);
    expect(snapshot).toStrictEqual(line.expect.snapshot);
    expect(visitorsOnPage(line, { ...snapshot, pagesTruncated })).toBe(line.expect.page?.visitors ?? null);
  });

  it.each(visitors.filter((line) => line.expect.error))("throws the expected error for $name", async (line) => {
    const error = await readingOf(line).catch((reason: unknown) => reason);
    expect(isOnlookersError(error)).toBe(true);
    expect(error).toMatchObject(line.expect.error ?? {});
  });

  it.each(pages)("returns the expected pages for $name", async (line) => {
    const snapshot = await readingOf(line);
    expect(snapshot).toMatchObject({ activeVisitors: 17, ...line.expect.snapshot });
    expect(visitorsOnPage(line, snapshot)).toBe(line.expect.page?.visitors ?? null);
  });
});

describe("the lines", () => {
  it("expect a snapshot, an access token or an error each", () => {
    const kinds = WIRE_LINES.map(({ expect }) => [expect.snapshot, expect.access, expect.error].filter(Boolean).length);
    expect(new Set(kinds)).toStrictEqual(new Set([1]));
    expect(WIRE_LINES).toHaveLength(237);
  });

  it("have a name of their own", () => {
    const names = WIRE_LINES.map(({ provider, name }) => `${provider} ${name}`);
    expect(new Set(names).size).toBe(names.length);
  });
});

/** The visitors on the page that the line expects, `null` if it expects none. */
function visitorsOnPage({ expect: { page } }: WireLine, snapshot: VisitorSnapshot): number | null {
  return page === undefined ? null : visitorsOn(snapshot, page.path);
}

function readingOf(line: WireLine): Promise<VisitorSnapshot> {
  const { provider, request, status, headers, body } = line;
  const isPages = request.call === "pages";
  const { other = isPages ? PLAUSIBLE_VISITORS : undefined } = request;
  const created = providerOf(provider, request.siteId, { pages: isPages, ...request.options });
  const exchanges = created.accessTokens !== null;
  return createClient({
    provider: created,
    now: () => Date.parse(line.receivedAt),
    fetch: fakeFetch(
      (url, { json, headers: sent }) =>
        (exchanges ? exchangeAnswer(provider, sent) : null) ??
        (other !== undefined && !`${decodeURIComponent(url)}${JSON.stringify(json)}`.includes(other.unless)
          ? new Response(other.body, {
              status: other.status,
              headers: headers["date"] ? { date: headers["date"] } : {},
            })
          : new Response(status === 204 ? null : body, { status, headers })),
    ),
  }).read();
}
