import { act, render } from "@testing-library/react";
import { expect, it } from "vitest";
import "../../../core/src/styles/counter.css";
import { VisitorCounter } from "../../src/index.js";
import { accessibilityNodes } from "../devtools.js";
import { COUNT, ManualSource } from "../manual-source.js";

it("VisitorCounter describes the window to assistive technology if the text leaves it out", async () => {
  const manual = Object.assign(new ManualSource(), { now: () => Date.parse(COUNT.observedAt ?? "") });
  render(<VisitorCounter source={manual} wording="now" />);
  act(() => manual.emit(COUNT));
  const nodes = await accessibilityNodes();
  const texts = nodes.filter(({ role }) => role?.value === "StaticText").map(({ name }) => String(name?.value));
  // Without the text that reserves the width.
  expect(texts.join("")).toBe("17 people viewing this site now");
  expect(nodes.map(({ description }) => description?.value)).toContain("17 people on this site in the last 5 minutes");
});
