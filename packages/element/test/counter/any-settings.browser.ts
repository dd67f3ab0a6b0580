import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { ANYTHING, anySettings } from "../../../react/test/any-settings.js";
import { COUNT, ManualSource, settled, START, textOf } from "../counter.js";

const RUNS = 500;

/** A text for an attribute. */
const textOfValue = (value: unknown) => {
  try {
    return String(value);
  } catch {
    return "[object]";
  }
};

it(`visitor-counter with any attributes and properties throws nothing (${RUNS} combinations)`, async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  vi.spyOn(console, "warn").mockImplementation(() => {});
  vi.stubGlobal("fetch", () => new Promise(() => {}));
  const failed = vi.fn<(event: Event) => void>();
  globalThis.addEventListener("error", failed);
  let shown = 0;
  await fc.assert(
    fc.asyncProperty(anySettings, anySettings, fc.constantFrom(...ANYTHING), async (attributes, properties, own) => {
      const counter = document.createElement("visitor-counter");
      for (const [name, value] of Object.entries(attributes)) {
        const attribute = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
        counter.setAttribute(attribute, textOfValue(value));
      }
      const source = Object.assign(new ManualSource(), { now: () => START });
      Object.assign(counter, properties, { source: own ?? source });
      document.body.append(counter);
      await settled();
      Object.assign(counter, { source });
      await settled();
      source.emit({ ...COUNT, visitors: 17 }, source.subscriptions.values().next().value?.query.page);
      if (textOf(counter).includes("17")) shown += 1;
      counter.remove();
      await settled();
    }),
    { numRuns: RUNS },
  );
  globalThis.removeEventListener("error", failed);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  expect(failed.mock.calls).toEqual([]);
  expect(shown).toBeGreaterThan(RUNS / 50);
});
