import { describe, expect, it, vi } from "vitest";
import { raceWithSignal } from "../../src/index.js";

const pending = new Promise<never>(() => {});

describe("raceWithSignal", () => {
  it("settles as the work does without a signal", async () => {
    await expect(raceWithSignal(Promise.resolve(17), undefined)).resolves.toBe(17);
    await expect(raceWithSignal(Promise.reject(new Error("no count")), undefined)).rejects.toThrow("no count");
  });

  it("settles as the work does while the signal is not aborted", async () => {
    const { signal } = new AbortController();
    await expect(raceWithSignal(Promise.resolve(17), signal)).resolves.toBe(17);
    await expect(raceWithSignal(Promise.reject(new Error("no count")), signal)).rejects.toThrow("no count");
  });

  it("rejects with the signal's reason when the signal aborts before the work settles", async () => {
    const controller = new AbortController();
    const race = raceWithSignal(pending, controller.signal);
    controller.abort(new Error("page left"));
    await expect(race).rejects.toThrow("page left");
  });

  it("rejects with the signal's reason when the signal has aborted before the call", async () => {
    await expect(raceWithSignal(pending, AbortSignal.abort(new Error("page left")))).rejects.toThrow("page left");
  });

  it("removes its listener from the signal once the work has settled", async () => {
    const { signal } = new AbortController();
    const [add, remove] = [vi.spyOn(signal, "addEventListener"), vi.spyOn(signal, "removeEventListener")];
    await raceWithSignal(Promise.resolve(17), signal);
    await vi.waitFor(() => expect(remove).toHaveBeenCalledTimes(1));
    expect(remove.mock.calls[0]?.slice(0, 2)).toStrictEqual(add.mock.calls[0]?.slice(0, 2));
  });
});
