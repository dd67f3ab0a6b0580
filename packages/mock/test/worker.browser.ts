import { setupWorker } from "msw/browser";
import { afterEach, describe, expect, it } from "vitest";
import { createMock, credentials } from "../src/index.js";

const mock = createMock({ now: () => Date.parse("2026-11-21T14:32:20Z") });
const worker = setupWorker(...mock.handlers);
await worker.start({ quiet: true });
afterEach(() => mock.faults.clear());

const URLS = {
  plausible: "https://plausible.io/api/v1/stats/realtime/visitors?site_id=example.com",
  ztas: "https://ztas.io/api/realtime?siteId=site_abc123",
  versatailor: "https://versatailor.com/api/v1/realtime?websiteId=your_website_id",
};
const send = (service: keyof typeof URLS) =>
  fetch(URLS[service], { headers: { authorization: `Bearer ${credentials[service].token}` } });

describe("createMock in a browser", () => {
  it("intercepts the services' own URLs in a service worker", async () => {
    mock.world.setVisitors("shop", 17);
    expect(await (await send("plausible")).json()).toBe(17);
    expect(await (await send("ztas")).json()).toMatchObject({ activeVisitors: 17 });
    expect(await (await send("versatailor")).json()).toMatchObject({ currentVisitors: 17 });
  });

  it("produces network errors in the page for faults", async () => {
    mock.faults.set("ztas", { kind: "reset" });
    await expect(send("ztas")).rejects.toThrow(TypeError);
    mock.faults.set("ztas", { kind: "truncated" });
    await expect(send("ztas").then((response) => response.text())).rejects.toThrow(TypeError);
    mock.faults.set("ztas", { kind: "rate-limited", retryAfterSeconds: 37 });
    expect((await send("ztas")).headers.get("retry-after")).toBe("37");
  });
});
