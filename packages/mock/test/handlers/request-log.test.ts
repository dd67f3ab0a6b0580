import { describe, expect, it } from "vitest";
import { createMock, type RequestLogEntry } from "../../src/index.js";
import { sendRequest } from "../support/send-request.js";
import { fakeClock } from "../support/fake-clock.js";
import {
  PLAUSIBLE_TOKEN,
  PLAUSIBLE_URL,
  VERSATAILOR_TOKEN,
  VERSATAILOR_URL,
  ZTAS_TOKEN,
  ZTAS_URL,
} from "../support/urls.js";

describe("mock.log", () => {
  it("records service, request, time, status and fault", async () => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now });
    await sendRequest(mock, PLAUSIBLE_URL, { token: PLAUSIBLE_TOKEN });
    clock.advance(1);
    mock.faults.set("ztas", { kind: "server-error", status: 502 });
    await sendRequest(mock, "https://ztas.io/api/realtime?siteId=unknown", { token: ZTAS_TOKEN });
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

  it("never contains a token, wherever the request has it", async () => {
    const mock = createMock();
    await sendRequest(mock, VERSATAILOR_URL, { token: VERSATAILOR_TOKEN });
    await sendRequest(mock, `https://ztas.io/api/realtime?siteId=${ZTAS_TOKEN}&token=${ZTAS_TOKEN}`, {
      token: "my.own.token",
    });
    await sendRequest(mock, "https://plausible.io/api/v2/query", {
      token: PLAUSIBLE_TOKEN,
      json: { site_id: PLAUSIBLE_TOKEN },
    });
    const serialized = JSON.stringify(mock.log.entries);
    for (const token of [VERSATAILOR_TOKEN, ZTAS_TOKEN, PLAUSIBLE_TOKEN, "my.own.token"]) {
      expect(serialized).not.toContain(token);
    }
    expect(mock.log.entries).toHaveLength(3);
  });

  it("counts requests by service and time range", async () => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now });
    await sendRequest(mock, ZTAS_URL, { token: ZTAS_TOKEN });
    clock.advance(60);
    await sendRequest(mock, ZTAS_URL, { token: "wrong" });
    await sendRequest(mock, VERSATAILOR_URL, { token: VERSATAILOR_TOKEN });
    expect([mock.log.count("ztas", 60), mock.log.count("ztas", 3600), mock.log.count("plausible", 3600)]).toEqual([
      1, 2, 0,
    ]);
    expect(mock.log.since(clock.now())).toHaveLength(2);
    mock.log.clear();
    expect([mock.log.count("ztas", 3600), mock.log.entries.length]).toEqual([0, 0]);
  });

  it("notifies listeners of each request until they unsubscribe", async () => {
    const mock = createMock();
    const notified: RequestLogEntry[] = [];
    const unsubscribe = mock.log.subscribe((entry) => notified.push(entry));
    await sendRequest(mock, ZTAS_URL, { token: ZTAS_TOKEN });
    unsubscribe();
    await sendRequest(mock, ZTAS_URL, { token: ZTAS_TOKEN });
    expect(notified).toEqual(mock.log.entries.slice(0, 1));
  });

  it("stores the last ten thousand requests", async () => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now });
    for (let index = 0; index < 10_050; index += 1) {
      await sendRequest(mock, ZTAS_URL);
      clock.advance(1);
    }
    expect(mock.log.entries).toHaveLength(10_000);
    expect(mock.log.entries[0]?.at).toBe(clock.now() - 10_000_000);
    expect(mock.log.count("ztas", 100_000)).toBe(10_000);
  });
});
