import { describe, expect, it } from "vitest";
import { createMock, type Mock } from "../../src/index.js";
import { sendRequest } from "../support/send-request.js";
import { fakeClock, type FakeClock } from "../support/fake-clock.js";
import { PLAUSIBLE_TOKEN as token, PLAUSIBLE_URL } from "../support/urls.js";

const HOURLY = "Too many API requests. The limit is 600 per hour. Please contact us to request more capacity.";
const BURST =
  "Too many API requests in a short period of time. The limit is 60 per 10 seconds. Please throttle your requests.";
const NO_SITE = "https://plausible.io/api/v1/stats/realtime/visitors";

async function statuses(mock: Mock, times: number, clock?: FakeClock, secondsBetween = 0): Promise<number[]> {
  const received: number[] = [];
  for (let index = 0; index < times; index += 1) {
    received.push((await sendRequest(mock, PLAUSIBLE_URL, { token })).status);
    clock?.advance(secondsBetween);
  }
  return received;
}

const count = (seen: readonly number[], status: number) => seen.filter((each) => each === status).length;

describe("the hourly limit of Plausible", () => {
  it("allows 600 requests per clock hour and resets at the full hour", async () => {
    const clock = fakeClock("2026-11-21T14:00:00.000Z");
    const mock = createMock({ now: clock.now, traffic: "quiet" });
    const seen = await statuses(mock, 620, clock, 5);
    expect(seen.slice(0, 600).every((status) => status === 200)).toBe(true);
    expect(count(seen.slice(600), 429)).toBe(20);

    const denied = await sendRequest(mock, PLAUSIBLE_URL, { token });
    expect([denied.status, denied.body]).toEqual([429, { error: HOURLY }]);
    expect(denied.headers.get("retry-after")).toBeNull();

    clock.setTo("2026-11-21T14:59:59.999Z");
    expect((await sendRequest(mock, PLAUSIBLE_URL, { token })).status).toBe(429);
    clock.setTo("2026-11-21T15:00:00.000Z");
    expect((await sendRequest(mock, PLAUSIBLE_URL, { token })).status).toBe(200);
  });

  it("uses a fixed window: the full limit is available before and after the full hour", async () => {
    const clock = fakeClock("2026-11-21T14:58:00.000Z");
    const mock = createMock({ now: clock.now, traffic: "quiet", plausible: { requestsPerHour: 12 } });
    expect(count(await statuses(mock, 12, clock, 9), 200)).toBe(12);
    clock.setTo("2026-11-21T15:00:00.000Z");
    expect(count(await statuses(mock, 13, clock, 9), 200)).toBe(12);
  });

  it("counts a request without a site, and none with an invalid key", async () => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now, plausible: { requestsPerHour: 2 } });
    await sendRequest(mock, PLAUSIBLE_URL, { token: "wrong" });
    await sendRequest(mock, PLAUSIBLE_URL);
    expect((await sendRequest(mock, NO_SITE, { token })).status).toBe(400);
    expect((await sendRequest(mock, PLAUSIBLE_URL, { token })).status).toBe(200);
    expect((await sendRequest(mock, NO_SITE, { token })).status).toBe(429);
  });

  it("is shared by all keys and sites of a team, and separate for each team", async () => {
    const plausible = (key: string, team?: string) => ({ token: key, siteId: `${key}.example`, team });
    const mock = createMock({
      now: fakeClock().now,
      plausible: { requestsPerHour: 2 },
      sites: [
        { name: "a", plausible: plausible("a", "team") },
        { name: "b", plausible: plausible("b", "team") },
        { name: "c", plausible: plausible("c") },
      ],
    });
    const status = async (key: string) =>
      (await sendRequest(mock, `${NO_SITE}?site_id=${key}.example`, { token: key })).status;
    expect([await status("a"), await status("b"), await status("a"), await status("c")]).toEqual([200, 200, 429, 200]);
  });

  it("has the earlier message in the older release, which has no burst limit", async () => {
    const mock = createMock({ now: fakeClock().now, traffic: "quiet", plausible: { release: "older" } });
    expect(count(await statuses(mock, 600), 200)).toBe(600);
    expect((await sendRequest(mock, PLAUSIBLE_URL, { token })).body).toEqual({
      error:
        "Too many API requests. Your API key is limited to 600 requests per hour. Please contact us to request more capacity.",
    });
  });
});

describe("the burst limit of Plausible", () => {
  it("allows 60 requests per ten clock seconds", async () => {
    const clock = fakeClock("2026-11-21T14:32:20.000Z");
    const mock = createMock({ now: clock.now, traffic: "quiet" });
    const seen = await statuses(mock, 61);
    expect([count(seen, 200), seen.at(-1)]).toEqual([60, 429]);
    expect((await sendRequest(mock, PLAUSIBLE_URL, { token })).body).toEqual({ error: BURST });
    clock.setTo("2026-11-21T14:32:29.999Z");
    expect((await sendRequest(mock, PLAUSIBLE_URL, { token })).status).toBe(429);
    clock.setTo("2026-11-21T14:32:30.000Z");
    expect((await sendRequest(mock, PLAUSIBLE_URL, { token })).status).toBe(200);
  });

  it("is checked after the hourly limit, so requests that it denies count for the hour", async () => {
    const clock = fakeClock("2026-11-21T14:32:20.000Z");
    const mock = createMock({ now: clock.now, traffic: "quiet", plausible: { requestsPerHour: 70 } });
    await statuses(mock, 70); // 60 are allowed, 10 exceed the burst limit.
    expect((await sendRequest(mock, PLAUSIBLE_URL, { token })).body).toMatchObject({
      error: expect.stringContaining("70 per hour"),
    });
    clock.advance(10);
    expect((await sendRequest(mock, PLAUSIBLE_URL, { token })).status).toBe(429);
  });
});
