import "../../../core/src/styles/banner.css";
import { act, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { VisitorBanner } from "../../src/banner.js";
import { touch } from "../devtools.js";
import { COUNT, ManualSource } from "../manual-source.js";

it("a touch on VisitorBanner's button dismisses the banner", async () => {
  const source = Object.assign(new ManualSource(), { now: () => Date.parse(COUNT.observedAt ?? "") });
  render(<VisitorBanner source={source} placement="corner" memory={new Map()} data-testid="banner" />);
  act(() => source.emit(COUNT));
  const { left, top } = screen.getByRole("button").getBoundingClientRect();
  await touch(left + 22, top + 22);
  await expect.poll(() => screen.getByTestId("banner").dataset["state"]).toBe("closed");
});
