import { describe, expect, it } from "vitest";
import { createBannerGate, type BannerMemory } from "../../src/widget.js";

const START = Date.parse("2026-11-21T14:32:20.000Z");
const oncePerHour = { frequencyCap: { atMost: 1, perSeconds: 3600 } };

describe("createBannerGate", () => {
  it("keeps its first decision until a dismissal", () => {
    const memory = new Map<string, string>();
    const gate = createBannerGate({ memory, ...oncePerHour });
    expect(gate.isOpen(START)).toBe(true);
    gate.shown(START);
    expect(gate.isOpen(START + 1)).toBe(true);
    expect(createBannerGate({ memory, ...oncePerHour }).isOpen(START + 2)).toBe(false);
    gate.dismiss(START + 3);
    expect(gate.isOpen(START + 4)).toBe(false);
  });

  it("counts one showing, however often `shown` is called", () => {
    const memory = new Map<string, string>();
    const rule = { frequencyCap: { atMost: 2, perSeconds: 3600 } };
    const gate = createBannerGate({ memory, ...rule });
    for (let second = 0; second < 5; second++) gate.shown(START + second * 1000);
    expect(createBannerGate({ memory, ...rule }).isOpen(START + 5000)).toBe(true);
  });

  it("stores nothing before a dismissal without a frequency cap", () => {
    const memory = new Map<string, string>();
    const gate = createBannerGate({ memory });
    gate.isOpen(START);
    gate.shown(START);
    expect([...memory]).toStrictEqual([]);
    gate.dismiss(START);
    expect([...memory]).toStrictEqual([["onlookers-banner", String(START)]]);
  });

  it("keeps the histories of different keys apart", () => {
    const memory = new Map<string, string>();
    createBannerGate({ memory, storageKey: "sale" }).dismiss(START);
    expect(createBannerGate({ memory, storageKey: "sale" }).isOpen(START)).toBe(false);
    expect(createBannerGate({ memory, storageKey: "news" }).isOpen(START)).toBe(true);
  });

  it("uses the memory of the page if it gets none", () => {
    createBannerGate({ storageKey: "page" }).dismiss(START);
    expect(createBannerGate({ storageKey: "page" }).isOpen(START)).toBe(false);
  });

  it("keeps a dismissal when it counts a showing, and the reverse", () => {
    const memory = new Map<string, string>();
    const first = createBannerGate({ memory, ...oncePerHour });
    const second = createBannerGate({ memory, ...oncePerHour });
    first.dismiss(START);
    second.shown(START + 1000);
    expect(memory.get("onlookers-banner")).toBe(`${START} ${START + 1000}`);
    first.dismiss(START + 2000);
    expect(memory.get("onlookers-banner")).toBe(`${START + 2000} ${START + 1000}`);
  });
});

describe("createBannerGate with a memory", () => {
  const fail = () => {
    throw new Error("storage is switched off");
  };

  it.each<[string, BannerMemory]>([
    ["that throws on read", { get: fail, set: () => {} }],
    ["without a value", { get: () => null, set: () => {} }],
    ["with a foreign text", { get: () => '{"dismissed":true}', set: () => {} }],
    ["with a value that is no text", { get: () => JSON.parse("{}"), set: () => {} }],
    ["with an empty text", { get: () => "", set: () => {} }],
  ])("%s opens the gate", (_, memory) => {
    expect(createBannerGate({ memory, ...oncePerHour }).isOpen(START)).toBe(true);
  });

  it("that throws on write falls back to the memory of the page", () => {
    const memory = { get: () => null, set: fail };
    const gate = createBannerGate({ memory, storageKey: "read-only" });
    gate.dismiss(START);
    expect(createBannerGate({ memory, storageKey: "read-only" }).isOpen(START)).toBe(false);
  });

  it("that always throws falls back to the memory of the page", () => {
    const gate = createBannerGate({ memory: { get: fail, set: fail }, storageKey: "away", ...oncePerHour });
    gate.shown(START);
    expect(createBannerGate({ storageKey: "away", ...oncePerHour }).isOpen(START)).toBe(false);
  });
});
