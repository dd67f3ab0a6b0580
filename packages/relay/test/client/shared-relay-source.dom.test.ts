import { describe, expect, it, vi } from "vitest";

/** Loads another copy of the package, with module state of its own, as a further script would. */
async function anotherScript() {
  vi.resetModules();
  const { sharedRelaySource } = await import("../../src/client.js");
  return sharedRelaySource;
}

describe("sharedRelaySource", () => {
  it("returns one source per relay, for every notation of its URL", async () => {
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

  it("returns a source for an invalid URL too", async () => {
    const shared = await anotherScript();
    await expect(shared("https://").read({})).rejects.toMatchObject({ code: "network" });
    expect(shared("https://")).toBe(shared("https://"));
  });

  it("returns the same source in separately bundled scripts, in any order", async () => {
    const [first, second, third] = [await anotherScript(), await anotherScript(), await anotherScript()];
    const a = first("/apart/a");
    expect(second(`${location.origin}/apart/a`)).toBe(a);
    const b = second("/apart/b");
    expect(first("/apart/b")).toBe(b);
    expect(third("/apart/a")).toBe(a);
    expect(third("/apart/b")).toBe(b);
  });

  it("sends one request for all of them", async () => {
    const fetch = vi.fn<() => Promise<Response>>(async () => new Response(null, { status: 500 }));
    vi.stubGlobal("fetch", fetch);
    const scripts = [await anotherScript(), await anotherScript()];
    const stops = scripts.map((shared) => shared("/request/relay").subscribe({}, { next: () => {} }));
    await vi.waitFor(() => expect(fetch).toHaveBeenCalled(), { timeout: 20_000 });
    stops.forEach((stop) => stop());
    vi.unstubAllGlobals();
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it("ignores any other value under its key", async () => {
    const key = Symbol.for("onlookers.sources.1");
    const before: unknown = Reflect.get(document, key);
    for (const wrong of [null, "sources", {}, []]) {
      Reflect.set(document, key, wrong);
      const shared = await anotherScript();
      expect(shared("/wrong/relay")).toBe(shared("/wrong/relay"));
    }
    Reflect.set(document, key, before);
  });

  it("defines no global, and touches the page only when called", async () => {
    const key = Symbol.for("onlookers.sources.1");
    const before: unknown = Reflect.get(document, key);
    Reflect.deleteProperty(document, key);
    const names = Object.keys(globalThis);
    const shared = await anotherScript();
    expect(Reflect.has(document, key)).toBe(false);
    shared("/quiet/relay");
    expect(Object.keys(globalThis)).toEqual(names);
    Reflect.set(document, key, before);
  });
});
