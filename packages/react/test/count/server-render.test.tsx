// @vitest-environment node
import { renderToString } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { OnlookersConfig, VisitorCounter } from "../../src/index.js";
import { COUNT } from "../manual-source.js";

it("VisitorCounter renders on a server without a window, a request or a timer", () => {
  vi.useFakeTimers();
  const fetch = vi.fn<typeof globalThis.fetch>();
  vi.stubGlobal("fetch", fetch);
  const html = renderToString(
    <OnlookersConfig relay="/api/onlookers">
      <VisitorCounter />
      <VisitorCounter initialCount={COUNT} />
    </OnlookersConfig>,
  );
  expect(typeof window).toBe("undefined");
  expect(html.replaceAll(/<[^>]*>/g, "")).toContain("17 people on this site in the last 5 minutes");
  expect(fetch).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});
