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

/** The parts of a computed colour, from 0 to 1. They differ between browsers, as the system colours mixed into them do. */
const rgbOf = (color: string) => [...color.matchAll(/[\d.]+/g)].map(Number);

it.each([
  ["light", [0.141, 0.515, 0.245]],
  ["dark", [0.341, 0.715, 0.445]],
])("the dot of visitor-counter has a colour for a %s page, or the page's own", async (scheme, own) => {
  const { counter, dot } = await dotIn(scheme);
  expect(rgbOf(dot.backgroundColor)).toEqual(own.map((part) => expect.closeTo(part, 1)));
  counter.style.setProperty("--onlookers-dot", "rebeccapurple");
  expect(dot.backgroundColor).toBe("rgb(102, 51, 153)");
});
