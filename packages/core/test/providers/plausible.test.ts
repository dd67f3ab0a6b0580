import { describe, expect, it } from "vitest";
import { createClient } from "../../src/server.js";
import { providerOf } from "../providers.js";

describe("pauseAfter of plausible, for a 429", () => {
  const pauseAt = async (now: string, message: string, headers: Record<string, string> = {}) => {
    const provider = providerOf("plausible");
    const answer = () => Response.json({ error: message }, { status: 429, headers });
    const error = await createClient({ provider, fetch: async () => answer() })
      .read()
      .catch((e: unknown) => e);
    return provider.pauseAfter(error as Parameters<typeof provider.pauseAfter>[0], Date.parse(now));
  };

  it("returns the seconds until the end of the UTC hour, or of the ten seconds", async () => {
    expect(await pauseAt("2026-11-21T14:32:20Z", "The limit is 600 per hour.")).toBe(27 * 60 + 40);
    expect(await pauseAt("2026-11-21T14:32:23Z", "Too many API requests in a short period of time.")).toBe(7);
  });

  it("returns null if a proxy sent a Retry-After", async () => {
    expect(await pauseAt("2026-11-21T14:32:20Z", "Too many", { "retry-after": "9" })).toBeNull();
  });
});
