import { describe, expect, test } from "vitest";
import { createMock, type LogEntry } from "../src/index.js";
import { ask } from "./support/ask.js";
import { fakeClock } from "./support/fake-clock.js";
import {
  PLAUSIBLE_TOKEN,
  PLAUSIBLE_URL,
  VERSATAILOR_TOKEN,
  VERSATAILOR_URL,
  ZTAS_TOKEN,
  ZTAS_URL,
} from "./support/urls.js";

describe("the request log", () => {
  test("says who was asked what and when, and what came back", async () => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now });
    await ask(mock, PLAUSIBLE_URL, { token: PLAUSIBLE_TOKEN });
    clock.advance(1);
    mock.faults.set("ztas", { kind: "server-error", status: 502 });
    await ask(mock, "https://ztas.io/api/realtime?siteId=unknown", { token: ZTAS_TOKEN });
    expect(mock.log.entries).toEqual([
      {
        at: clock.now() - 1000,
        service: "plausible",
        method: "GET",
        path: "/api/v1/stats/realtime/visitors",
        site: "shop",
        status: 200,
        fault: null,
      },
      {
        at: clock.now(),
        service: "ztas",
        method: "GET",
        path: "/api/realtime",
        site: null,
        status: 502,
        fault: "server-error",
      },
    ]);
  });

  test("never holds a token, wherever the caller put it", async () => {
    const mock = createMock();
    await ask(mock, VERSATAILOR_URL, { token: VERSATAILOR_TOKEN });
    await ask(mock, `https://ztas.io/api/realtime?siteId=${ZTAS_TOKEN}&token=${ZTAS_TOKEN}`, { token: "my.own.token" });
    await ask(mock, "https://plausible.io/api/v2/query", {
      token: PLAUSIBLE_TOKEN,
      json: { site_id: PLAUSIBLE_TOKEN },
    });
    const written = JSON.stringify(mock.log.entries);
    for (const token of [VERSATAILOR_TOKEN, ZTAS_TOKEN, PLAUSIBLE_TOKEN, "my.own.token"]) {
      expect(written).not.toContain(token);
    }
    expect(mock.log.entries).toHaveLength(3);
  });

  test("counts by service and span", async () => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now });
    await ask(mock, ZTAS_URL, { token: ZTAS_TOKEN });
    clock.advance(60);
    await ask(mock, ZTAS_URL, { token: "wrong" });
    await ask(mock, VERSATAILOR_URL, { token: VERSATAILOR_TOKEN });
    expect([mock.log.count("ztas", 60), mock.log.count("ztas", 3600), mock.log.count("plausible", 3600)]).toEqual([
      1, 2, 0,
    ]);
    expect(mock.log.since(clock.now())).toHaveLength(2);
    mock.log.clear();
    expect([mock.log.count("ztas", 3600), mock.log.entries.length]).toEqual([0, 0]);
  });

  test("tells listeners of each request until they have heard enough", async () => {
    const mock = createMock();
    const heard: LogEntry[] = [];
    const end = mock.log.subscribe((entry) => heard.push(entry));
    await ask(mock, ZTAS_URL, { token: ZTAS_TOKEN });
    end();
    await ask(mock, ZTAS_URL, { token: ZTAS_TOKEN });
    expect(heard).toEqual(mock.log.entries.slice(0, 1));
  });

  test("keeps the last ten thousand", async () => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now });
    for (let index = 0; index < 10_050; index += 1) {
      await ask(mock, ZTAS_URL);
      clock.advance(1);
    }
    expect(mock.log.entries).toHaveLength(10_000);
    expect(mock.log.entries[0]?.at).toBe(clock.now() - 10_000_000);
    expect(mock.log.count("ztas", 100_000)).toBe(10_000);
  });
});
