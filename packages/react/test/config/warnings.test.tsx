import { render } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { ManualSource } from "../manual-source.js";

it("VisitorCounter warns once of each setting of another type", async () => {
  // Other tests of this process may have caused the same warnings.
  vi.resetModules();
  const { VisitorCounter } = await import("../../src/index.js");
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const props: object = { source: new ManualSource(), steps: 20, minimum: "5", wording: "constructor" };
  const { rerender } = render(<VisitorCounter {...props} />);
  rerender(<VisitorCounter {...props} />);
  const texts = warn.mock.calls.map(([text]) => String(text));
  expect(texts.toSorted()).toEqual([
    expect.stringMatching(/^\[onlookers\] minimum has a value/),
    expect.stringMatching(/^\[onlookers\] steps has a value/),
    expect.stringMatching(/^\[onlookers\] wording has a value/),
  ]);
  warn.mockRestore();
});
