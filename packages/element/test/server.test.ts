import { expect, it } from "vitest";
import { VisitorCounterElement } from "../src/counter/visitor-counter-element.js";

it("loads where there is no page, and defines nothing", async () => {
  const { VisitorBannerElement } = await import("../src/banner.js");
  const entry = await import("../src/index.js");
  expect(entry.VisitorCounterElement).toBe(VisitorCounterElement);
  expect(VisitorCounterElement.observedAttributes).toContain("hide-below");
  expect(VisitorBannerElement.observedAttributes).toContain("frequency-cap");
});
