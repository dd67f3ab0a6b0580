import { describe, expect, it } from "vitest";
import { createMock, type Mock } from "../../src/index.js";
import { sendRequest } from "../support/send-request.js";
import { fakeClock } from "../support/fake-clock.js";
import { PLAUSIBLE_QUERY_URL, PLAUSIBLE_TOKEN as token } from "../support/urls.js";

const RANGE = ["2026-11-21T14:27:20+00:00", "2026-11-21T14:32:20+00:00"];
const BY_PAGE = {
  site_id: "example.com",
  metrics: ["visitors", "pageviews"],
  date_range: RANGE,
  dimensions: ["event:page"],
};

function shopWithThreeVisitors(): Mock {
  const clock = fakeClock("2026-11-21T14:32:20.000Z");
  const mock = createMock({ now: clock.now });
  mock.world.setVisitors("shop", 0);
  const visit = (visitor: string, path: string, secondsAgo: number) =>
    mock.world.addPageview("shop", { visitor, path, at: clock.now() - secondsAgo * 1000 });
  visit("a", "/", 200);
  visit("a", "/pricing", 100);
  visit("a", "/pricing", 50);
  visit("b", "/", 300);
  visit("c", "/cart", 301);
  visit("d", "/", 0);
  return mock;
}

describe("POST /api/v2/query of Plausible", () => {
  it("returns visitors and page views by page, most visitors first", async () => {
    const { status, body } = await sendRequest(shopWithThreeVisitors(), PLAUSIBLE_QUERY_URL, { token, json: BY_PAGE });
    expect(status).toBe(200);
    expect(body).toEqual({
      results: [
        { dimensions: ["/"], metrics: [3, 3] },
        { dimensions: ["/pricing"], metrics: [1, 2] },
      ],
      meta: {},
      query: {
        ...BY_PAGE,
        filters: [],
        order_by: [["visitors", "desc"]],
        include: {},
        pagination: { offset: 0, limit: 10_000 },
      },
    });
  });

  it("returns one row for a filtered page, with zeros if it has no page views", async () => {
    const mock = shopWithThreeVisitors();
    const one = (path: string) => ({
      site_id: "example.com",
      metrics: ["visitors"],
      date_range: RANGE,
      filters: [["is", "event:page", [path]]],
    });
    const pricing = await sendRequest(mock, PLAUSIBLE_QUERY_URL, { token, json: one("/pricing") });
    expect(pricing.body).toMatchObject({ results: [{ metrics: [1], dimensions: [] }] });
    const nowhere = await sendRequest(mock, PLAUSIBLE_QUERY_URL, { token, json: one("/nowhere") });
    expect(nowhere.body).toMatchObject({ results: [{ metrics: [0], dimensions: [] }] });
  });

  it("returns metrics in the requested order and sorts rows by the first metric", async () => {
    const json = { ...BY_PAGE, metrics: ["pageviews", "visitors"], filters: [["is", "event:page", ["/", "/pricing"]]] };
    const { body } = await sendRequest(shopWithThreeVisitors(), PLAUSIBLE_QUERY_URL, { token, json });
    expect(body).toMatchObject({
      results: [
        { dimensions: ["/"], metrics: [3, 3] },
        { dimensions: ["/pricing"], metrics: [2, 1] },
      ],
    });
  });

  it("accepts datetimes in any time zone", async () => {
    const json = { ...BY_PAGE, date_range: ["2026-11-21T09:27:20-05:00", "2026-11-21T09:32:20-05:00"] };
    const { body } = await sendRequest(shopWithThreeVisitors(), PLAUSIBLE_QUERY_URL, { token, json });
    expect(body).toMatchObject({ results: [{ metrics: [3, 3] }, { metrics: [1, 2] }] });
  });

  it("returns the numbers of the world", async () => {
    const clock = fakeClock("2026-11-21T14:32:20.000Z");
    const mock = createMock({ now: clock.now, traffic: "rush" });
    const { body } = await sendRequest(mock, PLAUSIBLE_QUERY_URL, { token, json: BY_PAGE });
    const pricing = mock.world.visitors("shop", 300, "/pricing");
    expect(body).toMatchObject({
      results: expect.arrayContaining([{ dimensions: ["/pricing"], metrics: [pricing, expect.any(Number)] }]),
    });
  });
});

describe("an invalid query to Plausible", () => {
  const problems = [
    ["the realtime literal", { date_range: "realtime" }, '#/date_range: Invalid date range "realtime"'],
    ["the 30m literal", { date_range: "30m" }, '#/date_range: Invalid date range "30m"'],
    ["an unknown period", { date_range: "bad_period" }, '#/date_range: Invalid date range "bad_period"'],
    [
      "datetimes without a zone",
      { date_range: ["2026-11-21T14:27:20", "2026-11-21T14:32:20"] },
      '#/date_range: Invalid date range ["2026-11-21T14:27:20", "2026-11-21T14:32:20"]',
    ],
    ["no range", { date_range: undefined }, "#: Required property date_range was not present."],
    [
      "neither metrics nor range",
      { metrics: undefined, date_range: undefined },
      "#: Required properties metrics, date_range were not present.",
    ],
    ["an unknown metric", { metrics: ["visitors", "baa"] }, '#/metrics/1: Invalid metric "baa"'],
    ["no metric", { metrics: [] }, "#/metrics: Expected a minimum of 1 items but got 0."],
    [
      "a metric twice",
      { metrics: ["visitors", "visitors"] },
      "#/metrics: Expected items to be unique but they were not.",
    ],
    ["an unknown dimension", { dimensions: ["badproperty"] }, '#/dimensions/0: Invalid dimension "badproperty"'],
    ["filters that are not a list", { filters: "foobar" }, "#/filters: Type mismatch. Expected Array but got String."],
    [
      "an unknown filter",
      { filters: [["exists?", "event:page", ["/"]]] },
      '#/filters/0: Invalid filter ["exists?", "event:page", ["/"]]',
    ],
    [
      "a range longer than the mock supports",
      { date_range: ["2026-11-20T14:32:20Z", "2026-11-21T14:32:20Z"] },
      "#/date_range: the mock supports ranges of up to one hour",
    ],
  ] as const;

  it.each(problems)("returns 400 for %s", async (_, change, error) => {
    const { status, body } = await sendRequest(createMock(), PLAUSIBLE_QUERY_URL, {
      token,
      json: { ...BY_PAGE, ...change },
    });
    expect([status, body]).toEqual([400, { error }]);
  });

  it("is validated after the key and the site", async () => {
    const json = { ...BY_PAGE, date_range: "realtime" };
    const mock = createMock();
    expect((await sendRequest(mock, PLAUSIBLE_QUERY_URL, { json })).status).toBe(401);
    const elsewhere = await sendRequest(mock, PLAUSIBLE_QUERY_URL, { token, json: { ...json, site_id: "else.where" } });
    expect(elsewhere.status).toBe(401);
    const nowhere = await sendRequest(mock, PLAUSIBLE_QUERY_URL, { token, json: "not an object" });
    expect([nowhere.status, nowhere.body]).toEqual([
      400,
      { error: "Missing site ID. Please provide the required site_id parameter with your request." },
    ]);
  });

  it("counts against the rate limit", async () => {
    const mock = createMock({ now: fakeClock().now, plausible: { requestsPerHour: 1 } });
    await sendRequest(mock, PLAUSIBLE_QUERY_URL, { token, json: { ...BY_PAGE, metrics: [] } });
    expect((await sendRequest(mock, PLAUSIBLE_QUERY_URL, { token, json: BY_PAGE })).status).toBe(429);
  });
});
