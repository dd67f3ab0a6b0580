import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { durableObjectStore } from "../../src/cloudflare.js";
import type { Store } from "../../src/index.js";
import { bundle } from "./bundle.js";

let folder: string;
let workers: Miniflare;

async function startWorkers(): Promise<Miniflare> {
  const script = await bundle("store");
  const worker = { modules: true, script, compatibilityDate: "2026-07-30" } as const;
  const own = { className: "OnlookersStore", useSQLite: true } as const;
  return new Miniflare({
    cf: false,
    durableObjectsPersist: folder,
    workers: [
      { ...worker, name: "first", durableObjects: { STORE: own } },
      { ...worker, name: "second", durableObjects: { STORE: { ...own, scriptName: "first" } } },
    ],
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "onlookers-objects-"));
  workers = await startWorkers();
}, 30_000);
afterAll(async () => {
  await workers.dispose();
  await rm(folder, { recursive: true, force: true });
});

/** The store as an isolate has it. */
function storeIn(name: "first" | "second"): Pick<Store, "get" | "compareAndSet"> {
  const ask = async (...step: readonly unknown[]) => {
    const worker = await workers.getWorker(name);
    const response = await worker.fetch("http://worker.example/", { method: "POST", body: JSON.stringify(step) });
    return JSON.parse(await response.text());
  };
  return { get: (key) => ask(key), compareAndSet: (key, expected, next) => ask(key, expected, next) };
}

describe("a store in Durable Objects", () => {
  it("holds nothing at first, and changes only what is as expected", async () => {
    const store = storeIn("first");
    expect(await store.get("a")).toBeNull();
    expect(await store.compareAndSet("a", "1", "2")).toBe(false);
    expect(await store.compareAndSet("a", null, "1")).toBe(true);
    expect(await store.compareAndSet("a", null, "2")).toBe(false);
    expect(await store.compareAndSet("a", "1", "2")).toBe(true);
    expect(await store.get("a")).toBe("2");
    expect(await store.get("b")).toBeNull();
  });

  it("lets one of many changes at once win, whichever isolate it comes from", async () => {
    const isolates = [storeIn("first"), storeIn("second")];
    const won = await Promise.all(
      Array.from({ length: 20 }, (_, each) =>
        isolates.map(async (store, isolate) => store.compareAndSet("raced", null, `${isolate}:${each}`)),
      ).flat(),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await isolates[0]?.get("raced")).toBe(await isolates[1]?.get("raced"));
  });

  it("keeps long texts, every character, and all through a restart", async () => {
    const text = "„17“ 👀 \u2028".repeat(20_000);
    expect(await storeIn("second").compareAndSet("long", null, text)).toBe(true);
    await workers.dispose();
    workers = await startWorkers();
    expect((await storeIn("first").get("long")) === text).toBe(true);
  }, 30_000);

  it("fails where the object does, and says what to check", async () => {
    const response = { ok: false, status: 500, text: async () => "" };
    const store = durableObjectStore({ idFromName: (name) => name, get: () => ({ fetch: async () => response }) });
    await expect(store.get("a")).rejects.toThrow(/answered 500.*Check that the binding/);
    await expect(store.compareAndSet("a", null, "1")).rejects.toThrow(/answered 500/);
  });
});
