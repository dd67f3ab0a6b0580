import { expect, it } from "vitest";
import { COUNT, mounted, partOf } from "../counter.js";

async function dotIn(scheme: string) {
  const { counter, source } = await mounted();
  counter.style.colorScheme = scheme;
  source.emit({ ...COUNT, observedAt: new Date().toISOString() });
  const text = partOf(counter, "text");
  if (!text) throw new Error("this counter has no text");
  return { counter, source, dot: getComputedStyle(text, "::before") };
}

it("the dot of visitor-counter is visible with a number and hidden without", async () => {
  const { source, dot } = await dotIn("light");
  expect(dot.visibility).toBe("visible");
  source.emit({ ...COUNT, visitors: null, observedAt: null });
  expect(dot.visibility).toBe("hidden");
});

it.each([
  ["light", "color(srgb 0.141176 0.51451 0.244706)"],
  ["dark", "color(srgb 0.341176 0.71451 0.444706)"],
])("the dot of visitor-counter has a colour for a %s page, or the page's own", async (scheme, own) => {
  const { counter, dot } = await dotIn(scheme);
  expect(dot.backgroundColor).toBe(own);
  counter.style.setProperty("--onlookers-dot", "rebeccapurple");
  expect(dot.backgroundColor).toBe("rgb(102, 51, 153)");
});
