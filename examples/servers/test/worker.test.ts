import { Miniflare, type Request as WorkerRequest, Response as WorkerResponse } from "miniflare";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle } from "./bundle.ts";

const TOKEN = "vt_example_worker";
const isolates = ["first", "second", "third"] as const;

describe("a relay in a Worker", () => {
  const calls: { url: string; authorization: string | null }[] = [];
  let workers: Miniflare;

  beforeAll(async () => {
    const script = await bundle("worker");
    workers = new Miniflare({
      cf: false,
      workers: isolates.map((name) => ({
        name,
        script,
        modules: true,
        compatibilityDate: "2026-07-30",
        bindings: { VERSATAILOR_SITE: "shop.example", VERSATAILOR_TOKEN: TOKEN },
        durableObjects: { ONLOOKERS: { className: "OnlookersStore", useSQLite: true, scriptName: isolates[0] } },
        outboundService(request: WorkerRequest) {
          calls.push({ url: request.url, authorization: request.headers.get("authorization") });
          return WorkerResponse.json({ currentVisitors: 17, timestamp: new Date().toISOString() });
        },
      })),
    });
    await workers.ready;
  });
  afterAll(() => workers.dispose());

  it("reads the service once for 30 concurrent requests to three isolates", async () => {
    const counts = await Promise.all(
      Array.from({ length: 30 }, async (_, reader) => {
        const worker = await workers.getWorker(isolates[reader % isolates.length]);
        return (await worker.fetch("http://shop.example/api/onlookers/default")).json();
      }),
    );
    expect(new Set(counts.map((count) => JSON.stringify(count))).size).toBe(1);
    expect(counts[0]).toMatchObject({ site: "default", visitors: 17 });
    expect(calls).toEqual([
      { url: "https://versatailor.com/api/v1/realtime?websiteId=shop.example", authorization: `Bearer ${TOKEN}` },
    ]);
  });
});
