import { describe, expect, it } from "vitest";
import { acquire, commit } from "../../src/ledger/ledger.js";
import { EMPTY_LEDGER, readingOf, type LedgerState } from "../../src/ledger/ledger-state.js";
import { shiftLedgerState } from "../../src/ledger/shift-ledger-state.js";

const NOW = Date.UTC(2026, 10, 21, 14);
const HOUR_MS = 3_600_000;
const RULES = {
  key: "visitors:shop",
  intervalSeconds: 30,
  spacingSeconds: 0,
  calls: 1,
  limits: [{ requests: 3, perSeconds: 3600 }],
  leaseMs: 6000,
  zeroMayBeFailure: false,
};

/** A ledger after two readings, with a third in flight. */
function usedLedger(): LedgerState {
  let ledger = EMPTY_LEDGER;
  for (const now of [NOW, NOW + 30_000, NOW + 60_000]) {
    const decision = acquire({ ledger, rules: RULES, now });
    if (decision.action !== "call") throw new Error(decision.action);
    ledger = decision.next;
    if (now === NOW + 60_000) return ledger;
    const snapshot = { activeVisitors: 3, observedAt: new Date(now - 5000).toISOString(), pages: null };
    const outcome = { snapshot, receivedAt: now, clockSkewSeconds: -10, pagesFailure: null };
    ledger = commit({ ledger, rules: RULES, now, token: decision.token, outcome, random: 0 });
  }
  return ledger;
}

describe("shiftLedgerState", () => {
  it.for([HOUR_MS, -HOUR_MS, 90_500])("delays every decision by the clock's jump of %d ms", (jump) => {
    const ledger = { ...usedLedger(), pausedUntil: NOW + 100_000 };
    const shifted = shiftLedgerState(ledger, jump);
    for (const later of [60_000, 65_999, 66_000, 99_999, 100_000]) {
      const before = acquire({ ledger, rules: RULES, now: NOW + later });
      const after = acquire({ ledger: shifted, rules: RULES, now: NOW + later + jump });
      expect(after.action).toBe(before.action);
      // Calls leave the span by whole buckets: never earlier than before, and later by one bucket at most.
      expect(after.until - jump - before.until).toBeGreaterThanOrEqual(0);
      expect(after.until - jump - before.until).toBeLessThan(before.action === "throttled" ? 60_000 : 1);
    }
    const { snapshot, clock } = readingOf(shifted, RULES.key);
    expect(Date.parse(snapshot?.observedAt ?? "")).toBe(NOW + 15_000 + jump);
    expect(clock?.aheadSeconds).toBe(-10 + jump / 1000);
  });

  it("leaves the empty state unchanged", () => {
    expect(shiftLedgerState(EMPTY_LEDGER, HOUR_MS)).toEqual(EMPTY_LEDGER);
  });
});
