import { expect, it } from "vitest";
import { VisitorCounterElement } from "../src/counter/visitor-counter-element.js";

it("the package loads on a server, and defines no element", async () => {
  const { VisitorBannerElement } = await import("../src/banner.js");
  const entry = await import("../src/index.js");
  expect(entry.VisitorCounterElement).toBe(VisitorCounterElement);
  expect(VisitorCounterElement.observedAttributes).toContain("hide-below");
  expect(VisitorBannerElement.observedAttributes).toContain("frequency-cap");
});
