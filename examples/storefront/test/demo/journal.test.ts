import { describe, expect, it } from "vitest";
import type { RelayEvent } from "@onlookers/relay";
import { addEvent, EMPTY_JOURNAL, type SiteJournal } from "../../server/demo/journal.ts";

const about = { site: "plausible", credential: "c0ffee" };
const read: RelayEvent = {
  ...about,
  type: "read",
  at: "2026-11-22T10:00:00.000Z",
  visitors: 17,
  observedAt: "2026-11-22T09:59:59.000Z",
  pagesError: null,
  calls: 2,
  durationSeconds: 0.2,
};
const stale: RelayEvent = { ...about, type: "stale", at: "2026-11-22T10:00:40.000Z", ageSeconds: 41 };
const hit: RelayEvent = { ...about, type: "hit", at: "2026-11-22T10:00:10.000Z", ageSeconds: 11 };
const failed: RelayEvent = {
  ...about,
  type: "failed",
  at: "2026-11-22T10:00:45.000Z",
  code: "rate_limited",
  status: 429,
  retryAfterSeconds: 90,
  calls: 2,
  durationSeconds: 0.2,
  until: "2026-11-22T10:02:15.000Z",
};
const miss: RelayEvent = { ...about, type: "miss", at: "2026-11-22T10:00:50.000Z" };
const paused: RelayEvent = {
  ...about,
  type: "paused",
  at: "2026-11-22T10:00:45.000Z",
  until: "2026-11-22T10:02:15.000Z",
};

function journalOf(...events: readonly RelayEvent[]): SiteJournal {
  return events.reduce((journal, event) => addEvent(journal, event, 30), EMPTY_JOURNAL);
}

describe("addEvent", () => {
  it("stores the reading and the time of the next one after a read", () => {
    expect(journalOf(read)).toMatchObject({
      lastReading: { visitors: 17, observedAt: "2026-11-22T09:59:59.000Z" },
      nextReadAt: "2026-11-22T10:00:30.000Z",
      events: [{ kind: "read", text: "17 visitors, 2 calls" }],
    });
  });

  it("keeps the last reading after a failure, and stores the time of the next try", () => {
    expect(journalOf(read, failed)).toMatchObject({
      lastReading: { visitors: 17 },
      nextReadAt: "2026-11-22T10:02:15.000Z",
      events: [{ kind: "failed", text: "rate_limited (429)" }, { kind: "read" }],
    });
  });

  it("stores the end of a pause as the time of the next reading", () => {
    expect(journalOf(read, failed, paused).nextReadAt).toBe("2026-11-22T10:02:15.000Z");
  });

  it("leaves out served counts, except for the first stale one after a failure or a pause", () => {
    const { events } = journalOf(read, hit, stale, failed, stale, hit, miss, stale, paused, stale);
    expect(events.map(({ kind }) => kind)).toEqual(["stale", "paused", "stale", "failed", "read"]);
  });

  it("keeps the newest eight events, each with its own id", () => {
    const { events } = journalOf(...Array.from({ length: 20 }, () => read));
    expect(events.map(({ id }) => id)).toEqual([20, 19, 18, 17, 16, 15, 14, 13]);
  });
});
