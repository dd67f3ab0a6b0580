// @vitest-environment jsdom
import type { VisitorSource } from "@onlookers/core";
import { afterEach, expect, it, vi } from "vitest";

/** The package as one more script on the page has it: with a memory of its own. */
async function anotherScript() {
  vi.resetModules();
  const { sharedRelaySource } = await import("../../src/client.js");
  return sharedRelaySource;
}

const listening: AbortController[] = [];
/** Answers whoever asks for a source. */
function answer(give: (detail: { address: string; give: (source: unknown) => void }) => void): void {
  const until = new AbortController();
  listening.push(until);
  document.addEventListener("onlookers:source:1", (event) => event instanceof CustomEvent && give(event.detail), {
    signal: until.signal,
  });
}
afterEach(() => listening.splice(0).forEach((until) => until.abort()));

it("is one for each relay, however its address is written", async () => {
  const shared = await anotherScript();
  const source = shared("/one/relay");
  for (const same of [
    "/one/relay/",
    "/one/relay?v=2",
    "one/relay",
    `${location.origin}/one/relay`,
    "/x/../one/relay",
  ]) {
    expect(shared(same)).toBe(source);
  }
  expect(shared("/two/relay")).not.toBe(source);
  expect(shared("https://elsewhere.example/one/relay")).not.toBe(source);
});

it("is there for an address that leads nowhere too", async () => {
  const shared = await anotherScript();
  await expect(shared("https://").read({})).rejects.toMatchObject({ code: "network" });
  expect(shared("https://")).toBe(shared("https://"));
});

it("is the same in scripts that were bundled apart, whichever comes first", async () => {
  const [first, second, third] = [await anotherScript(), await anotherScript(), await anotherScript()];
  const a = first("/apart/a");
  expect(second(`${location.origin}/apart/a`)).toBe(a);
  const b = second("/apart/b");
  expect(first("/apart/b")).toBe(b);
  expect(third("/apart/a")).toBe(a);
  expect(third("/apart/b")).toBe(b);
});

it("makes one request for them", async () => {
  const fetch = vi.fn<() => Promise<Response>>(async () => new Response(null, { status: 500 }));
  vi.stubGlobal("fetch", fetch);
  const scripts = [await anotherScript(), await anotherScript()];
  const stops = scripts.map((shared) => shared("/request/relay").subscribe({}, { next: () => {} }));
  await vi.waitFor(() => expect(fetch).toHaveBeenCalled());
  stops.forEach((stop) => stop());
  vi.unstubAllGlobals();
  expect(fetch).toHaveBeenCalledTimes(1);
});

it.each<[string, unknown]>([
  ["nothing", undefined],
  ["null", null],
  ["a text", "source"],
  ["half a source", { now: () => 0, read: async () => {} }],
  ["a source of other methods", { now: 0, read: 1, subscribe: 2 }],
])("takes %s for no answer", async (name, wrong) => {
  answer(({ give }) => give(wrong));
  const source = (await anotherScript())(`/wrong/${name}`);
  expect(source).not.toBe(wrong);
  expect(Object.keys(source)).toContain("subscribe");
});

it("takes no harm from who answers with an error, and goes on to the next", async () => {
  const complaints: unknown[] = [];
  const complain = (event: ErrorEvent) => {
    complaints.push(event.error);
    event.preventDefault();
  };
  addEventListener("error", complain, { once: true });
  const mine: VisitorSource = {
    now: () => 0,
    read: async () => Promise.reject(new Error("x")),
    subscribe: () => () => {},
  };
  answer(() => {
    throw new Error("broken");
  });
  answer(({ give }) => give(mine));
  expect((await anotherScript())("/broken/relay")).toBe(mine);
  expect(complaints).toEqual([new Error("broken")]);
});

it("takes no harm from who asks for nonsense", async () => {
  (await anotherScript())("/nonsense/relay");
  for (const detail of [undefined, null, {}, { address: 1, give: 2 }, { address: "x" }]) {
    expect(() => document.dispatchEvent(new CustomEvent("onlookers:source:1", { detail }))).not.toThrow();
  }
  expect(() => document.dispatchEvent(new Event("onlookers:source:1"))).not.toThrow();
});

it("hears and says nothing before it is asked for", async () => {
  const [listened, dispatched] = [vi.spyOn(document, "addEventListener"), vi.spyOn(document, "dispatchEvent")];
  const shared = await anotherScript();
  expect([listened.mock.calls.length, dispatched.mock.calls.length]).toEqual([0, 0]);
  const before = Object.keys(globalThis);
  shared("/quiet/relay");
  shared("/quiet/relay");
  shared("/quiet/other");
  expect([listened.mock.calls.length, dispatched.mock.calls.length]).toEqual([1, 2]);
  expect(Object.keys(globalThis)).toEqual(before);
  vi.restoreAllMocks();
});
