import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acquire, commit } from "../../src/ledger/ledger.js";
import { EMPTY_LEDGER, UNREAD, type Lease, type LedgerState } from "../../src/ledger/ledger-state.js";
import { mergeLedgerStates } from "../../src/ledger/merge-ledger-states.js";

const NOW = Date.UTC(2026, 10, 21, 14);

const instants = fc.integer({ min: 0, max: 50 });
const snapshots = instants.map((second) => ({
  activeVisitors: second,
  observedAt: new Date(NOW + second * 1000).toISOString(),
  pages: null,
}));
const states: fc.Arbitrary<LedgerState> = fc.record({
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
          instants.map((lastAt) => ({ aheadSeconds: lastAt, lastAheadSeconds: lastAt, lastAt })),
          { nil: null },
        ),
        doubtsZero: fc.constant(false),
      }),
    ),
  ),
});

describe("mergeLedgerStates", () => {
  it("gives the same result in any order, however often a state is merged", () => {
    fc.assert(
      fc.property(states, states, states, (a, b, c) => {
        const merged = mergeLedgerStates(mergeLedgerStates(a, b), c);
        expect(merged).toEqual(mergeLedgerStates(c, mergeLedgerStates(b, a)));
        expect(mergeLedgerStates(merged, b)).toEqual(merged);
        expect(mergeLedgerStates(a, EMPTY_LEDGER)).toEqual(a);
      }),
      { numRuns: 200 },
    );
  });

  it("keeps the pauses, calls and due times of both, and the newest count", () => {
    fc.assert(
      fc.property(states, states, (a, b) => {
        const merged = mergeLedgerStates(a, b);
        expect(merged.pausedUntil).toBe(Math.max(a.pausedUntil, b.pausedUntil));
        for (const { readings, spent } of [a, b]) {
          for (const [key, reading] of Object.entries(readings)) {
            expect(merged.readings[key]?.dueAt).toBeGreaterThanOrEqual(reading.dueAt);
            const newest = merged.readings[key]?.snapshot?.activeVisitors ?? -1;
            expect(newest).toBeGreaterThanOrEqual(reading.snapshot?.activeVisitors ?? -1);
          }
          for (const [span, [bucket, calls] = [0, 0]] of Object.entries(spent).map(
            ([at, made]) => [at, made[0]] as const,
          )) {
            expect(new Map(merged.spent[span]).get(bucket) ?? 0).toBeGreaterThanOrEqual(calls);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("drops calls that no limit counts any more", () => {
    const spentIn = (bucket: number): LedgerState => ({ ...EMPTY_LEDGER, spent: { 60: [[bucket, 1]] } });
    expect(mergeLedgerStates(spentIn(10), spentIn(131)).spent).toEqual({ 60: [[131, 1]] });
    expect(mergeLedgerStates(spentIn(11), spentIn(131)).spent).toEqual({
      60: [
        [11, 1],
        [131, 1],
      ],
    });
  });

  it("keeps a lease that was issued after a reading that only the other state contains", () => {
    const at = (token: number, dueAt: number, lease: Lease | null): LedgerState => ({
      ...EMPTY_LEDGER,
      token,
      readings: { shop: { ...UNREAD, token, dueAt, lease } },
    });
    const lease = { token: 3, from: 50, until: 60 };
    const merged = mergeLedgerStates(at(2, 40, null), at(3, 30, lease));
    expect(merged.readings["shop"]).toMatchObject({ lease, dueAt: 40 });
    expect(mergeLedgerStates(merged, at(3, 80, null)).readings["shop"]).toMatchObject({ lease: null, dueAt: 80 });
  });

  it("changes no decision when a transition's result is merged with the state before it", () => {
    const rules = {
      key: "visitors:a",
      intervalSeconds: 2,
      spacingSeconds: 0,
      calls: 1,
      limits: [{ requests: 7, perSeconds: 10 }],
      leaseMs: 6000,
      zeroMayBeFailure: true,
    };
    const steps = fc.array(fc.record({ wait: fc.nat(4000), visitors: fc.nat(2), isFailure: fc.boolean() }), {
      minLength: 30,
    });
    fc.assert(
      fc.property(steps, (moments) => {
        let ledger = EMPTY_LEDGER;
        let now = NOW;
        const isSame = (next: LedgerState) => {
          const merged = mergeLedgerStates(next, ledger);
          expect(merged.readings).toEqual(next.readings);
          expect(merged.pausedUntil).toBe(next.pausedUntil);
          for (const later of [0, 1, 3000, 9000, 20_000]) {
            const decisions = [next, merged].map((each) => acquire({ ledger: each, rules, now: now + later }));
            expect(decisions[1]).toMatchObject({ action: decisions[0]?.action, until: decisions[0]?.until });
          }
          return next;
        };
        for (const { wait, visitors, isFailure } of moments) {
          now += wait;
          const decision = acquire({ ledger, rules, now });
          if (decision.action !== "call") continue;
          ledger = isSame(decision.next);
          const snapshot = {
            activeVisitors: visitors,
            observedAt: new Date(now - visitors * 900).toISOString(),
            pages: null,
          };
          const failure = {
            code: "rate_limited",
            status: 429,
            retryable: true,
            retryAfterSeconds: null,
            pauseSeconds: null,
          } as const;
          const outcome = isFailure
            ? { failure }
            : { snapshot, receivedAt: now, clockSkewSeconds: visitors, pagesFailure: null };
          ledger = isSame(commit({ ledger, rules, now, token: decision.token, outcome, random: 0 }));
        }
      }),
      { numRuns: 50 },
    );
  });
});
