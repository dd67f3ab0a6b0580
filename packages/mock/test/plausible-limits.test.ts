import { describe, expect, test } from "vitest";
import { createMock, type Mock } from "../src/index.js";
import { ask } from "./support/ask.js";
import { fakeClock, type FakeClock } from "./support/fake-clock.js";
import { PLAUSIBLE_TOKEN as token, PLAUSIBLE_URL } from "./support/urls.js";

const HOURLY = "Too many API requests. The limit is 600 per hour. Please contact us to request more capacity.";
const BURST =
  "Too many API requests in a short period of time. The limit is 60 per 10 seconds. Please throttle your requests.";
const NO_SITE = "https://plausible.io/api/v1/stats/realtime/visitors";

async function statuses(mock: Mock, times: number, clock?: FakeClock, secondsBetween = 0): Promise<number[]> {
  const seen: number[] = [];
  for (let index = 0; index < times; index += 1) {
    seen.push((await ask(mock, PLAUSIBLE_URL, { token })).status);
    clock?.advance(secondsBetween);
  }
  return seen;
}

const count = (seen: readonly number[], status: number) => seen.filter((each) => each === status).length;

describe("Plausible's hourly limit", () => {
  test("allows 600 in a clock hour and starts anew on the full hour", async () => {
    const clock = fakeClock("2026-11-21T14:00:00.000Z");
    const mock = createMock({ now: clock.now, traffic: "quiet" });
    const seen = await statuses(mock, 620, clock, 5);
    expect(seen.slice(0, 600).every((status) => status === 200)).toBe(true);
    expect(count(seen.slice(600), 429)).toBe(20);

    const denied = await ask(mock, PLAUSIBLE_URL, { token });
    expect([denied.status, denied.body]).toEqual([429, { error: HOURLY }]);
    expect(denied.headers.get("retry-after")).toBeNull();

    clock.setTo("2026-11-21T14:59:59.999Z");
    expect((await ask(mock, PLAUSIBLE_URL, { token })).status).toBe(429);
    clock.setTo("2026-11-21T15:00:00.000Z");
    expect((await ask(mock, PLAUSIBLE_URL, { token })).status).toBe(200);
  });

  test("isn't a rolling hour: 600 before the full hour and 600 after it", async () => {
    const clock = fakeClock("2026-11-21T14:58:00.000Z");
    const mock = createMock({ now: clock.now, traffic: "quiet", plausible: { requestsPerHour: 12 } });
    expect(count(await statuses(mock, 12, clock, 9), 200)).toBe(12);
    clock.setTo("2026-11-21T15:00:00.000Z");
    expect(count(await statuses(mock, 13, clock, 9), 200)).toBe(12);
  });

  test("counts a missing site, not a bad key", async () => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now, plausible: { requestsPerHour: 2 } });
    await ask(mock, PLAUSIBLE_URL, { token: "wrong" });
    await ask(mock, PLAUSIBLE_URL);
    expect((await ask(mock, NO_SITE, { token })).status).toBe(400);
    expect((await ask(mock, PLAUSIBLE_URL, { token })).status).toBe(200);
    expect((await ask(mock, NO_SITE, { token })).status).toBe(429);
  });

  test("is one for all keys and sites of a team, and another for each other team", async () => {
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
    const status = async (key: string) => (await ask(mock, `${NO_SITE}?site_id=${key}.example`, { token: key })).status;
    expect([await status("a"), await status("b"), await status("a"), await status("c")]).toEqual([200, 200, 429, 200]);
  });

  test("is worded as before in the older release, which has no burst limit", async () => {
    const mock = createMock({ now: fakeClock().now, traffic: "quiet", plausible: { release: "older" } });
    expect(count(await statuses(mock, 600), 200)).toBe(600);
    expect((await ask(mock, PLAUSIBLE_URL, { token })).body).toEqual({
      error:
        "Too many API requests. Your API key is limited to 600 requests per hour. Please contact us to request more capacity.",
    });
  });
});

describe("Plausible's burst limit", () => {
  test("allows 60 in ten seconds of the clock", async () => {
    const clock = fakeClock("2026-11-21T14:32:20.000Z");
    const mock = createMock({ now: clock.now, traffic: "quiet" });
    const seen = await statuses(mock, 61);
    expect([count(seen, 200), seen.at(-1)]).toEqual([60, 429]);
    expect((await ask(mock, PLAUSIBLE_URL, { token })).body).toEqual({ error: BURST });
    clock.setTo("2026-11-21T14:32:29.999Z");
    expect((await ask(mock, PLAUSIBLE_URL, { token })).status).toBe(429);
    clock.setTo("2026-11-21T14:32:30.000Z");
    expect((await ask(mock, PLAUSIBLE_URL, { token })).status).toBe(200);
  });

  test("comes after the hourly one, so what it denies has cost some of the hour", async () => {
    const clock = fakeClock("2026-11-21T14:32:20.000Z");
    const mock = createMock({ now: clock.now, traffic: "quiet", plausible: { requestsPerHour: 70 } });
    await statuses(mock, 70); // 60 answered, 10 denied by the burst limit.
    expect((await ask(mock, PLAUSIBLE_URL, { token })).body).toMatchObject({
      error: expect.stringContaining("70 per hour"),
    });
    clock.advance(10);
    expect((await ask(mock, PLAUSIBLE_URL, { token })).status).toBe(429);
  });
});
