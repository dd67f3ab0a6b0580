import { act, render } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { VisitorCounter } from "../../src/index.js";
import { accessibilityNodes } from "../devtools.js";
import { COUNT, ManualSource } from "../manual-source.js";

/** The live regions in the accessibility tree of Chromium, with their politeness and text. */
async function liveRegions(): Promise<{ live: unknown; text: string }[]> {
  const nodes = await accessibilityNodes();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const textOf = (id: string): string => {
    const node = byId.get(id);
    const own = node?.role?.value === "StaticText" ? String(node.name?.value) : "";
    return own + (node?.childIds ?? []).map(textOf).join("");
  };
  return nodes
    .filter(({ role }) => role?.value === "status")
    .map(({ nodeId, properties }) => ({
      live: properties?.find(({ name }) => name === "live")?.value.value,
      text: textOf(nodeId),
    }));
}

it("VisitorCounter announces in one polite region that exists before its text and takes no space", async () => {
  const source = Object.assign(new ManualSource(), { now: () => Date.parse(COUNT.observedAt ?? "") });
  const { container } = render(<VisitorCounter source={source} announce wording="short" />);
  act(() => source.emit(COUNT));
  await expect.poll(liveRegions).toEqual([{ live: "polite", text: "" }]);
  const { width, height } = document.documentElement.getBoundingClientRect();

  vi.useFakeTimers({ toFake: ["setTimeout"] });
  act(() => source.emit({ ...COUNT, visitors: 20 }));
  vi.advanceTimersByTime(1000);
  vi.useRealTimers();
  await expect.poll(liveRegions).toEqual([{ live: "polite", text: "20 people on this site in the last 5 minutes" }]);
  const region = document.querySelector<HTMLElement>("[role=status]");
  expect(region && getComputedStyle(region).clipPath).toBe("inset(50%)");
  expect(document.documentElement.getBoundingClientRect()).toMatchObject({ width, height });
  expect(container.querySelector("[aria-live], [role]")).toBeNull();
});
