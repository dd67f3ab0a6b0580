import { describe, expect, it } from "vitest";
import { MAX_FADING_COUNTERS } from "@onlookers/core/widget";
import { COUNT, mounted, partOf } from "../counter.js";

describe("the number of <visitor-counter>", () => {
  const isFading = (counter: Parameters<typeof partOf>[0]) => partOf(counter, "number")?.getAnimations().length === 1;
  const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

  it("fades in when it changes, not when it appears", async () => {
    const { counter, source } = await mounted();
    source.emit({ ...COUNT, observedAt: at(-2) });
    expect(isFading(counter)).toBe(false);
    source.emit({ ...COUNT, visitors: 18, observedAt: at(-1) });
    expect(isFading(counter)).toBe(true);
  });

  it("does not fade on a page with many counters", async () => {
    const { counter, source } = await mounted(
      `<visitor-counter></visitor-counter>${"<visitor-counter disabled></visitor-counter>".repeat(MAX_FADING_COUNTERS)}`,
    );
    source.emit({ ...COUNT, observedAt: at(-2) });
    source.emit({ ...COUNT, visitors: 18, observedAt: at(-1) });
    expect(partOf(counter, "number")?.textContent).toBe("18");
    expect(isFading(counter)).toBe(false);
  });
});
