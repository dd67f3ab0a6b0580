import { expect, it } from "vitest";
import { register, VisitorCounterElement } from "../src/class.js";

it("loads where there is no page, and registers nothing", async () => {
  const entry = await import("../src/index.js");
  expect(entry.VisitorCounterElement).toBe(VisitorCounterElement);
  expect(register).not.toThrow();
  expect(VisitorCounterElement.observedAttributes).toContain("hide-below");
});
