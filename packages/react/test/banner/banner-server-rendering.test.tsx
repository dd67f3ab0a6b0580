import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { VisitorBanner, type BannerMemory } from "../../src/banner.js";
import { advanceTimers, installFakeTimers } from "../fake-timers.js";
import { COUNT, ManualSource, START } from "../manual-source.js";

installFakeTimers();
let warnings: unknown[];
beforeEach(() => {
  warnings = [];
  vi.spyOn(console, "error").mockImplementation((...all) => warnings.push(all));
  vi.spyOn(console, "warn").mockImplementation((...all) => warnings.push(all));
});
afterEach(() => void vi.restoreAllMocks());

/** The state in the server's HTML, and after hydration. */
async function states(banner: ReactNode): Promise<{ html: string; states: (string | undefined)[] }> {
  const html = renderToString(banner);
  const container = document.createElement("div");
  document.body.append(container);
  container.innerHTML = html;
  const state = () => container.querySelector<HTMLElement>("[data-onlookers=banner]")?.dataset["state"];
  const first = state();
  render(banner, { container, hydrate: true });
  await advanceTimers(1);
  expect(warnings).toEqual([]);
  return { html, states: [first, state()] };
}

const banner = (memory?: BannerMemory) => (
  <VisitorBanner source={new ManualSource()} initialCount={COUNT} memory={memory} storageKey="served" />
);

describe("VisitorBanner in server HTML", () => {
  it("is shown at once without a memory", async () => {
    const { html, states: all } = await states(banner());
    expect(all).toEqual(["shown", "shown"]);
    expect(html).toContain("people on this site in the last 5 minutes");
    expect(html).not.toContain("style=");
  });

  it("is empty with a memory, until the browser has read it", async () => {
    const { html, states: all } = await states(banner(new Map()));
    expect(html).not.toContain("17");
    expect(all).toEqual(["empty", "shown"]);
  });

  it("keeps its empty place after an earlier dismissal", async () => {
    const memory = new Map([["served", String(START - 1)]]);
    const { states: all } = await states(banner(memory));
    expect(all).toEqual(["empty", "empty"]);
    expect(document.body.textContent).not.toContain("17");
  });

  it("does not read the memory", () => {
    const get = vi.fn<BannerMemory["get"]>();
    renderToString(banner({ get, set: () => {} }));
    expect(get).not.toHaveBeenCalled();
  });
});
