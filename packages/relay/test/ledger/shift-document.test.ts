import { expect, test } from "vitest";
import { acquire, commit, readingOf } from "../../src/ledger/ledger.js";
import { EMPTY_LEDGER, type LedgerDocument } from "../../src/ledger/document.js";
import { shiftDocument } from "../../src/ledger/shift-document.js";

const NOW = Date.UTC(2026, 10, 21, 14);
const HOUR = 3_600_000;
const RULES = {
  key: "visitors:shop",
  intervalSeconds: 30,
  turnSeconds: 0,
  calls: 1,
  limits: [{ requests: 3, perSeconds: 3600 }],
  leaseMs: 6000,
  zeroMayBeFailure: false,
};

/** A ledger in which three readings were made, and the last is under way. */
function livedThrough(): LedgerDocument {
  let document = EMPTY_LEDGER;
  for (const now of [NOW, NOW + 30_000, NOW + 60_000]) {
    const verdict = acquire(document, RULES, now);
    if (verdict.may !== "call") throw new Error(verdict.may);
    document = verdict.next;
    if (now === NOW + 60_000) return document;
    const snapshot = { activeVisitors: 3, observedAt: new Date(now - 5000).toISOString(), pages: null };
    const success = { snapshot, receivedAt: now, clockSkewSeconds: -10, pagesFailure: null };
    document = commit(document, RULES, verdict.token, success, now, 0);
  }
  return document;
}

test.for([HOUR, -HOUR, 90_500])("by a clock that jumps %d ms every verdict comes as late as it would have", (jump) => {
  const document = livedThrough();
  const shifted = shiftDocument({ ...document, pausedUntil: NOW + 100_000 }, jump);
  for (const later of [60_000, 65_999, 66_000, 99_999, 100_000]) {
    const before = acquire({ ...document, pausedUntil: NOW + 100_000 }, RULES, NOW + later);
    const after = acquire(shifted, RULES, NOW + later + jump);
    expect(after.may).toBe(before.may);
    // When a call leaves the span is told by whole buckets: no earlier than before, and by one later at most.
    expect(after.until - jump - before.until).toBeGreaterThanOrEqual(0);
    expect(after.until - jump - before.until).toBeLessThan(before.may === "refused" ? 60_000 : 1);
  }
  const { snapshot, clock } = readingOf(shifted, RULES.key);
  expect(Date.parse(snapshot?.observedAt ?? "")).toBe(NOW + 15_000 + jump);
  expect(clock?.aheadSeconds).toBe(-10 + jump / 1000);
});

test("what was never done stays undone", () => {
  expect(shiftDocument(EMPTY_LEDGER, HOUR)).toEqual(EMPTY_LEDGER);
});
