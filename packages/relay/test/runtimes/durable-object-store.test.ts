import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { durableObjectStore } from "../../src/cloudflare.js";
import type { Store } from "../../src/index.js";
import { describeStore } from "../support/describe-store.js";
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
});
afterAll(async () => {
  await workers.dispose();
  await rm(folder, { recursive: true, force: true });
});

/** The store in one of the isolates. */
function storeIn(name: "first" | "second"): Store {
  const send = async (...step: readonly unknown[]) => {
    const worker = await workers.getWorker(name);
    const response = await worker.fetch("http://worker.example/", { method: "POST", body: JSON.stringify(step) });
    return JSON.parse(await response.text());
  };
  return { shared: true, get: (key) => send(key), compareAndSet: (key, expected, next) => send(key, expected, next) };
}

describeStore("durableObjectStore", () => ({ one: storeIn("first"), other: storeIn("second") }));

describe("durableObjectStore", () => {
  it("keeps its texts after a restart", async () => {
    expect(await storeIn("second").compareAndSet("kept", null, "17")).toBe(true);
    await workers.dispose();
    workers = await startWorkers();
    expect(await storeIn("first").get("kept")).toBe("17");
  });

  it("is shared, so every isolate may use the whole limit", () => {
    expect(durableObjectStore({ idFromName: String, get: () => ({ fetch: () => Promise.reject() }) }).shared).toBe(
      true,
    );
  });

  it.each([undefined, null, {}, "ONLOOKERS"])("throws at once for %j, which is no binding", (binding) => {
    expect(() => Reflect.apply(durableObjectStore, undefined, [binding])).toThrow(
      /no Durable Object binding.*Bind the class/,
    );
  });

  it("rejects with what to check if the object fails", async () => {
    const response = { ok: false, status: 500, text: async () => "" };
    const store = durableObjectStore({ idFromName: String, get: () => ({ fetch: async () => response }) });
    await expect(store.get("a")).rejects.toThrow(/answered 500.*Check that the binding/);
    await expect(store.compareAndSet("a", null, "1")).rejects.toThrow(/answered 500/);
  });
});
