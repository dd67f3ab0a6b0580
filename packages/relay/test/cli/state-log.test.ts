import { describe, expect, it } from "vitest";
import { logLine, type LogEntry } from "../../src/cli/log-entry.js";
import { createStateLog } from "../../src/cli/state-log.js";
import { plausible, versatailor, type RelayEvent } from "../../src/index.js";
import { START, TOKEN } from "../support/world.js";

const shop = versatailor({ siteId: "shop.example", token: TOKEN });
const blog = plausible({ siteId: "blog.example", token: TOKEN });
const SITES = { shop, mirror: shop, blog };

type Detail<Event> = Event extends RelayEvent ? Omit<Event, "site" | "credential" | "at"> : never;

const instant = (second: number) => new Date(START + second * 1000).toISOString();
const read: Detail<RelayEvent> = {
  type: "read",
  visitors: 1,
  observedAt: instant(0),
  pagesError: null,
  calls: 1,
  durationSeconds: 1,
};
const failed = (code: "unauthorized" | "rate_limited" | "aborted", status: number | null): Detail<RelayEvent> => ({
  type: "failed",
  code,
  status,
  retryAfterSeconds: null,
  calls: 1,
  durationSeconds: 1,
  until: instant(60),
});

/** The log lines of these sites for events: `[second, site, event]`. */
function logOf(...events: readonly (readonly [number, keyof typeof SITES, Detail<RelayEvent>])[]): string[] {
  const entries: LogEntry[] = [];
  const onEvent = createStateLog(SITES, (entry) => entries.push(entry));
  for (const [second, site, detail] of events) {
    onEvent({ ...detail, site, credential: SITES[site].credential, at: instant(second) });
  }
  return entries.map((entry) => logLine({ ...entry, at: `${(Date.parse(entry.at) - START) / 1000}s` }));
}

describe("createStateLog", () => {
  it("logs the first successful reading, and no further one", () => {
    const hit: Detail<RelayEvent> = { type: "hit", ageSeconds: 1 };
    expect(
      logOf([0, "blog", read], [1, "blog", hit], [30, "blog", read], [99, "blog", { ...hit, type: "stale" }]),
    ).toEqual(["0s info  blog: reading: plausible counts 1 in 300 s"]);
  });

  it("logs a failure once while it lasts, and its end", () => {
    const refusal = failed("unauthorized", 401);
    const lines = logOf(
      [0, "blog", refusal],
      [300, "blog", refusal],
      [600, "blog", refusal],
      [900, "blog", read],
      [930, "blog", read],
    );
    expect(lines).toEqual([
      expect.stringMatching(
        /^0s error blog: failing \(unauthorized, HTTP 401\): the API key is wrong, .*\. This process has read no count yet$/,
      ),
      "900s info  blog: back to normal after 900 s: plausible counts 1 in 300 s",
    ]);
  });

  it("names how long the last count is served if there is one", () => {
    const [, failure] = logOf([0, "blog", read], [300, "blog", failed("unauthorized", 401)]);
    expect(failure).toMatch(/\. The last count is served until it is 300 s old$/);
  });

  it("logs a pause and a used-up budget once each, with their first end", () => {
    const paused = (until: number): Detail<RelayEvent> => ({ type: "paused", until: instant(until) });
    const throttled: Detail<RelayEvent> = { type: "throttled", until: instant(3600) };
    const limit = failed("rate_limited", 429);
    expect(
      logOf(
        [0, "blog", limit],
        [0, "blog", paused(60)],
        [60, "blog", limit],
        [60, "blog", paused(120)],
        [120, "blog", read],
      ),
    ).toEqual([
      expect.stringContaining("0s error blog: failing (rate_limited, HTTP 429)"),
      `0s warn  blog: paused until ${instant(60)}: plausible requests a pause`,
      "120s info  blog: back to normal after 120 s: plausible counts 1 in 300 s",
    ]);
    expect(logOf([0, "blog", throttled], [3600, "blog", read])).toEqual([
      `0s warn  blog: budget used up until ${instant(3600)}: the token's own limit is reached`,
      "3600s info  blog: back to normal after 3600 s: plausible counts 1 in 300 s",
    ]);
  });

  it("logs failing pages once while they fail, and their end", () => {
    const partly = { ...read, pagesError: "rate_limited" as const };
    const paused = (until: number): Detail<RelayEvent> => ({ type: "paused", until: instant(until) });
    const lines = logOf(
      [0, "blog", partly],
      [0, "blog", paused(60)],
      [60, "blog", partly],
      [60, "blog", paused(120)],
      [120, "blog", read],
      [150, "blog", read],
    );
    expect(lines).toEqual([
      expect.stringMatching(/^0s warn  blog: pages failing \(rate_limited\): .* The site's own count continues$/),
      `0s warn  blog: paused until ${instant(60)}: plausible requests a pause`,
      "120s info  blog: back to normal after 120 s: plausible counts 1 in 300 s",
    ]);
  });

  it("logs when streams are refused, and when none is any more", () => {
    const streams = (refused: number): Detail<RelayEvent> => ({
      type: "streams",
      open: 2,
      opened: 1,
      ended: 1,
      stalled: 0,
      refused,
    });
    expect(
      logOf([0, "shop", streams(0)], [25, "shop", streams(3)], [50, "shop", streams(9)], [75, "shop", streams(0)]),
    ).toEqual([
      "25s warn  shop, mirror: streams: 3 refused while 2 are open, by maxConnections or maxPerAddress. These clients poll",
      "75s info  shop, mirror: streams: none is refused any more",
    ]);
  });

  it("logs sites that share a reading once, and others separately", () => {
    const refusal = failed("unauthorized", 401);
    expect(logOf([0, "shop", refusal], [1, "mirror", refusal], [2, "blog", read], [300, "mirror", read])).toEqual([
      expect.stringContaining("0s error shop, mirror: failing"),
      expect.stringContaining("2s info  blog: reading"),
      expect.stringContaining("300s info  shop, mirror: back to normal after 300 s"),
    ]);
  });

  it("logs no reading that the relay itself aborted", () => {
    expect(logOf([0, "blog", failed("aborted", null)])).toEqual([]);
  });
});
