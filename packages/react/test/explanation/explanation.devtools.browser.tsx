import { act, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import { CountExplanation } from "../../src/explanation.js";
import { accessibilityNodes } from "../devtools.js";
import { COUNT, ManualSource } from "../manual-source.js";

it("CountExplanation's button exposes its expanded state to assistive technology", async () => {
  const source = Object.assign(new ManualSource(), { now: () => Date.parse(COUNT.observedAt ?? "") });
  render(<CountExplanation source={source} />);
  act(() => source.emit(COUNT));
  const isExpanded = async () => {
    const nodes = await accessibilityNodes();
    const button = nodes.find(({ role, name }) => role?.value === "button" && name?.value === "How is this counted?");
    return button?.properties?.find(({ name }) => name === "expanded")?.value.value;
  };
  expect(await isExpanded()).toBe(false);
  await userEvent.click(screen.getByText("How is this counted?"));
  await expect.poll(isExpanded).toBe(true);
});
