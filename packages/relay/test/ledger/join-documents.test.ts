import fc from "fast-check";
import { expect, test } from "vitest";
import { EMPTY_LEDGER, UNREAD, type Lease, type LedgerDocument } from "../../src/ledger/document.js";
import { joinDocuments } from "../../src/ledger/join-documents.js";

const NOW = Date.UTC(2026, 10, 21, 14);

const instants = fc.integer({ min: 0, max: 50 });
const snapshots = instants.map((second) => ({
  activeVisitors: second,
  observedAt: new Date(NOW + second * 1000).toISOString(),
  pages: null,
}));
const documents: fc.Arbitrary<LedgerDocument> = fc.record({
  v: fc.constant(1),
  token: instants,
  pausedUntil: instants,
  spent: fc.dictionary(fc.constantFrom("60", "3600"), fc.array(fc.tuple(instants, instants), { maxLength: 1 })),
  readings: fc.dictionary(
    fc.constantFrom("visitors:a", "visitors:b", "__proto__"),
    instants.chain((dueAt) =>
      fc.record({
        token: fc.constant(dueAt),
        dueAt: fc.constant(dueAt),
        failures: fc.constant(dueAt),
        lease: fc.constant(null),
        snapshot: fc.option(snapshots, { nil: null }),
        clock: fc.option(
          instants.map((toldAt) => ({ aheadSeconds: toldAt, toldSeconds: toldAt, toldAt })),
          { nil: null },
        ),
        doubtsZero: fc.constant(false),
      }),
    ),
  ),
});

test("documents are joined to the same, in whatever order they come and however often", () => {
  fc.assert(
    fc.property(documents, documents, documents, (a, b, c) => {
      const joined = joinDocuments(joinDocuments(a, b), c);
      expect(joined).toEqual(joinDocuments(c, joinDocuments(b, a)));
      expect(joinDocuments(joined, b)).toEqual(joined);
      expect(joinDocuments(a, EMPTY_LEDGER)).toEqual(a);
    }),
    { numRuns: 200 },
  );
});

test("nothing that either knew is lost: pauses, calls, due times, and the newest count", () => {
  fc.assert(
    fc.property(documents, documents, (a, b) => {
      const joined = joinDocuments(a, b);
      expect(joined.pausedUntil).toBe(Math.max(a.pausedUntil, b.pausedUntil));
      for (const { readings, spent } of [a, b]) {
        for (const [key, state] of Object.entries(readings)) {
          expect(joined.readings[key]?.dueAt).toBeGreaterThanOrEqual(state.dueAt);
          const newest = joined.readings[key]?.snapshot?.activeVisitors ?? -1;
          expect(newest).toBeGreaterThanOrEqual(state.snapshot?.activeVisitors ?? -1);
        }
        for (const [span, [bucket, calls] = [0, 0]] of Object.entries(spent).map(
          ([at, made]) => [at, made[0]] as const,
        )) {
          expect(new Map(joined.spent[span]).get(bucket) ?? 0).toBeGreaterThanOrEqual(calls);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test("calls that no limit remembers any more are let go", () => {
  const spentIn = (bucket: number): LedgerDocument => ({ ...EMPTY_LEDGER, spent: { 60: [[bucket, 1]] } });
  expect(joinDocuments(spentIn(10), spentIn(131)).spent).toEqual({ 60: [[131, 1]] });
  expect(joinDocuments(spentIn(11), spentIn(131)).spent).toEqual({
    60: [
      [11, 1],
      [131, 1],
    ],
  });
});

test("a lease that was given after a reading that only one instance knows of stands", () => {
  const at = (token: number, dueAt: number, lease: Lease | null): LedgerDocument => ({
    ...EMPTY_LEDGER,
    token,
    readings: { shop: { ...UNREAD, token, dueAt, lease } },
  });
  const lease = { token: 3, from: 50, until: 60 };
  const joined = joinDocuments(at(2, 40, null), at(3, 30, lease));
  expect(joined.readings["shop"]).toMatchObject({ lease, dueAt: 40 });
  expect(joinDocuments(joined, at(3, 80, null)).readings["shop"]).toMatchObject({ lease: null, dueAt: 80 });
});
