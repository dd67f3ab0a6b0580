import { Miniflare, Response as WorkerResponse } from "miniflare";
import { expect, it } from "vitest";
import { bundle } from "./bundle.ts";

it("a relay in a Durable Object answers polls and streams from one reading", async () => {
  let calls = 0;
  const workers = new Miniflare({
    cf: false,
    modules: true,
    script: await bundle("worker-streams"),
    compatibilityDate: "2026-07-30",
    bindings: { VERSATAILOR_SITE: "shop.example", VERSATAILOR_TOKEN: "vt_example" },
    durableObjects: { STREAMS: "Streams" },
    outboundService() {
      calls += 1;
      return WorkerResponse.json({ currentVisitors: 17, timestamp: new Date().toISOString() });
    },
  });
  try {
    const polled = await workers.dispatchFetch("http://shop.example/api/onlookers/default");
    expect(await polled.json()).toMatchObject({ visitors: 17 });
    const streamed = await workers.dispatchFetch("http://shop.example/api/onlookers/default/stream");
    expect(streamed.headers.get("content-type")).toBe("text/event-stream");
    let text = "";
    for await (const chunk of streamed.body ?? []) {
      text += new TextDecoder().decode(chunk);
      if (text.includes('"visitors":17')) break;
    }
    expect(text).toContain('"visitors":17');
    expect(calls).toBe(1);
  } finally {
    await workers.dispose();
  }
});
