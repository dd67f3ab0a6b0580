import { describe, expect, it } from "vitest";
import { createBannerGate, type BannerMemory } from "../../src/widget.js";

const START = Date.parse("2026-11-21T14:32:20.000Z");
const oncePerHour = { frequencyCap: { atMost: 1, perSeconds: 3600 } };

describe("the gate of a banner", () => {
  it("keeps to its first answer, but for a dismissal", () => {
    const memory = new Map<string, string>();
    const gate = createBannerGate({ memory, ...oncePerHour });
    expect(gate.isOpen(START)).toBe(true);
    gate.shown(START);
    expect(gate.isOpen(START + 1)).toBe(true);
    expect(createBannerGate({ memory, ...oncePerHour }).isOpen(START + 2)).toBe(false);
    gate.dismiss(START + 3);
    expect(gate.isOpen(START + 4)).toBe(false);
  });

  it("counts one showing, however often it is told", () => {
    const memory = new Map<string, string>();
    const rule = { frequencyCap: { atMost: 2, perSeconds: 3600 } };
    const gate = createBannerGate({ memory, ...rule });
    for (let second = 0; second < 5; second++) gate.shown(START + second * 1000);
    expect(createBannerGate({ memory, ...rule }).isOpen(START + 5000)).toBe(true);
  });

  it("stores nothing before it is dismissed, where there is no cap to count by", () => {
    const memory = new Map<string, string>();
    const gate = createBannerGate({ memory });
    gate.isOpen(START);
    gate.shown(START);
    expect([...memory]).toStrictEqual([]);
    gate.dismiss(START);
    expect([...memory]).toStrictEqual([["onlookers-banner", String(START)]]);
  });

  it("keeps banners with keys of their own apart", () => {
    const memory = new Map<string, string>();
    createBannerGate({ memory, rememberAs: "sale" }).dismiss(START);
    expect(createBannerGate({ memory, rememberAs: "sale" }).isOpen(START)).toBe(false);
    expect(createBannerGate({ memory, rememberAs: "news" }).isOpen(START)).toBe(true);
  });

  it("is remembered by the page alone, without any memory given", () => {
    createBannerGate({ rememberAs: "page" }).dismiss(START);
    expect(createBannerGate({ rememberAs: "page" }).isOpen(START)).toBe(false);
  });

  it("forgets nothing of a dismissal when it counts, nor the other way round", () => {
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

describe("a memory", () => {
  const refuse = () => {
    throw new Error("storage is switched off");
  };

  it.each<[string, BannerMemory]>([
    ["that can't be read", { get: refuse, set: () => {} }],
    ["that holds nothing", { get: () => null, set: () => {} }],
    ["that holds another's text", { get: () => '{"dismissed":true}', set: () => {} }],
    ["that holds something else than text", { get: () => JSON.parse("{}"), set: () => {} }],
    ["that holds an empty text", { get: () => "", set: () => {} }],
  ])("%s lets a banner come", (_, memory) => {
    expect(createBannerGate({ memory, ...oncePerHour }).isOpen(START)).toBe(true);
  });

  it("that refuses to keep is survived, and the page itself remembers", () => {
    const memory = { get: () => null, set: refuse };
    const gate = createBannerGate({ memory, rememberAs: "refused" });
    gate.dismiss(START);
    expect(createBannerGate({ memory, rememberAs: "refused" }).isOpen(START)).toBe(false);
  });

  it("that can neither be read nor kept in is survived too", () => {
    const gate = createBannerGate({ memory: { get: refuse, set: refuse }, rememberAs: "away", ...oncePerHour });
    gate.shown(START);
    expect(createBannerGate({ rememberAs: "away", ...oncePerHour }).isOpen(START)).toBe(false);
  });
});
