import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { VisitorBanner, type BannerMemory } from "../../src/banner.js";
import { advanceTimers, installFakeTimers } from "../fake-timers.js";
import { COUNT, ManualSource, START } from "../manual-source.js";

installFakeTimers();
let complaints: unknown[];
beforeEach(() => {
  complaints = [];
  vi.spyOn(console, "error").mockImplementation((...all) => complaints.push(all));
  vi.spyOn(console, "warn").mockImplementation((...all) => complaints.push(all));
});
afterEach(() => void vi.restoreAllMocks());

/** The state in the server's HTML, and once the browser has taken it over. */
async function states(banner: ReactNode): Promise<{ html: string; states: (string | undefined)[] }> {
  const html = renderToString(banner);
  const container = document.createElement("div");
  document.body.append(container);
  container.innerHTML = html;
  const state = () => container.querySelector<HTMLElement>("[data-onlookers=banner]")?.dataset["state"];
  const first = state();
  render(banner, { container, hydrate: true });
  await advanceTimers(1);
  expect(complaints).toEqual([]);
  return { html, states: [first, state()] };
}

const banner = (memory?: BannerMemory) => (
  <VisitorBanner source={new ManualSource()} initialCount={COUNT} memory={memory} rememberAs="served" />
);

describe("a banner that a server draws", () => {
  it("is shown at once, where nothing is remembered from page to page", async () => {
    const { html, states: all } = await states(banner());
    expect(all).toEqual(["shown", "shown"]);
    expect(html).toContain("people on this site in the last 5 minutes");
    expect(html).not.toContain("style=");
  });

  it("waits for the browser, where only that can know what this shopper did", async () => {
    const { html, states: all } = await states(banner(new Map()));
    expect(html).not.toContain("17");
    expect(all).toEqual(["empty", "shown"]);
  });

  it("keeps its place, and has nothing in it, where it was dismissed before", async () => {
    const memory = new Map([["served", String(START - 1)]]);
    const { states: all } = await states(banner(memory));
    expect(all).toEqual(["empty", "empty"]);
    expect(document.body.textContent).not.toContain("17");
  });

  it("reads no memory on the server", () => {
    const get = vi.fn<BannerMemory["get"]>();
    renderToString(banner({ get, set: () => {} }));
    expect(get).not.toHaveBeenCalled();
  });
});
