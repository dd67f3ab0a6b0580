import { render } from "@testing-library/react";
import { StrictMode, useLayoutEffect } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { VisitorCounter } from "../../src/index.js";
import { pass, stopClocks } from "../clock.js";
import { COUNT, PlayedSource } from "../played-source.js";

stopClocks();
const fetch = vi.fn<typeof globalThis.fetch>();
beforeEach(() => {
  fetch.mockReset().mockImplementation(async () => Response.json({ ...COUNT, observedAt: new Date().toISOString() }));
  vi.stubGlobal("fetch", fetch);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Notes how many requests are out by the time that effects begin. */
function AtCommit({ note }: { readonly note: (requests: number) => void }) {
  useLayoutEffect(() => note(fetch.mock.calls.length), [note]);
  return null;
}

it("asks a relay while it renders, once for all counters", async () => {
  const atCommit = vi.fn<(requests: number) => void>();
  const { container } = render(
    <StrictMode>
      <VisitorCounter relay="/ahead" />
      <VisitorCounter relay="/ahead" />
      <AtCommit note={atCommit} />
    </StrictMode>,
  );
  expect(atCommit).toHaveBeenCalledWith(1);
  await pass(1);
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(container.querySelectorAll('[data-status="fresh"]')).toHaveLength(2);
});

it("keeps what it was told ahead for whoever renders it later", async () => {
  render(<VisitorCounter relay="/early" />).unmount();
  await pass(1);
  const { container } = render(<VisitorCounter relay="/early" />);
  expect(container.textContent).toContain("17 people");
  await pass(1);
  expect(fetch).toHaveBeenCalledTimes(1);
});

it("leaves a relay that failed in peace when another counter renders", async () => {
  fetch.mockImplementation(async () => new Response(null, { status: 503 }));
  const { container, rerender } = render(<VisitorCounter key="a" relay="/failing" />);
  await pass(1);
  expect(container.firstElementChild).toHaveProperty("dataset.status", "failed");
  rerender([<VisitorCounter key="a" relay="/failing" />, <VisitorCounter key="b" relay="/failing" />]);
  await pass(1);
  expect(fetch).toHaveBeenCalledTimes(1);
});

it.each([
  ["a hidden page", () => vi.spyOn(document, "hidden", "get").mockReturnValue(true)],
  ["an offline page", () => vi.spyOn(navigator, "onLine", "get").mockReturnValue(false)],
])("asks nothing ahead in %s", async (_, begin) => {
  begin();
  render(<VisitorCounter relay={`/quiet/${_}`} />);
  await pass(1);
  expect(fetch).not.toHaveBeenCalled();
});

it("asks nothing ahead where a count is at hand, where it is switched off, or of a source of the shop's own", () => {
  const own = new PlayedSource();
  render(
    <>
      <VisitorCounter relay="/at-hand" initialCount={COUNT} />
      <VisitorCounter relay="/switched-off" enabled={false} />
      <VisitorCounter source={own} />
    </>,
  );
  expect(fetch).not.toHaveBeenCalled();
  expect(own.reads).toEqual([]);
});

it("asks nothing on a server", () => {
  vi.stubGlobal("document", undefined);
  expect(renderToString(<VisitorCounter relay="/on-a-server" />)).toContain('data-status="loading"');
  expect(fetch).not.toHaveBeenCalled();
});
