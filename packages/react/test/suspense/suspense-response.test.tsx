// @vitest-environment node
import { PassThrough } from "node:stream";
import { finished } from "node:stream/promises";
import { Suspense, type ReactElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { afterEach, expect, it, vi } from "vitest";
import { VisitorCounter, type LiveCount } from "../../src/index.js";
import { SuspenseVisitorCounter, useSuspenseVisitors } from "../../src/suspense.js";
import { COUNT } from "../manual-source.js";

afterEach(() => void vi.useRealTimers());

function page(count?: Promise<LiveCount>): ReactElement {
  return (
    <main>
      <Suspense fallback={<VisitorCounter relay="/relay" enabled={false} />}>
        <SuspenseVisitorCounter relay="/relay" initialCount={count} />
      </Suspense>
      <Suspense fallback="…">
        <Status />
      </Suspense>
    </main>
  );
}
const Status = () => <b>{useSuspenseVisitors({ relay: "/relay" }).status}</b>;

/** A server's streamed response: `sent` so far, and the `whole` after all promises have settled. */
function respond(element: ReactElement) {
  const errors: unknown[] = [];
  const chunks: string[] = [];
  const body = new PassThrough().setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
  const ended = finished(body);
  const { pipe } = renderToPipeableStream(element, {
    onShellReady: () => pipe(body),
    onError: (error) => void errors.push(error),
  });
  return { sent: () => chunks.join(""), whole: ended.then(() => chunks.join("")), errors };
}

it("a streamed response starts with the fallback, and the count follows", async () => {
  const settle: ((count: LiveCount) => void)[] = [];
  const promise = new Promise<LiveCount>((resolve) => settle.push(resolve));
  const { sent, whole, errors } = respond(page(promise));
  await vi.waitFor(() => expect(sent()).toContain('data-status="disabled"'), { timeout: 20_000 });
  expect(sent()).not.toContain("17");
  settle[0]?.(COUNT);
  expect(await whole).toMatch(/<span data-part="number">17<\/span> people on this site in the last 5 minutes/);
  expect(errors).toEqual([]);
});

it("a streamed response ends without a number or a request if the count rejects or never arrives", async () => {
  const fetch = vi.fn<typeof globalThis.fetch>();
  vi.stubGlobal("fetch", fetch);
  const failure = Promise.reject<LiveCount>(new Error("away"));
  failure.catch(() => {});
  const failed = respond(page(failure));
  expect(await failed.whole).toContain('data-status="loading"');

  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const silent = respond(page(new Promise(() => {})));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await silent.whole).toContain('data-status="loading"');
  expect([...failed.errors, ...silent.errors]).toEqual([]);
  expect(fetch).not.toHaveBeenCalled();
  vi.unstubAllGlobals();
});

it("a streamed response without a count ends at once", async () => {
  const { whole, errors } = respond(page());
  expect(await whole).toContain("<b>failed</b>");
  expect(errors).toEqual([]);
});
