import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Failure } from "../../src/ledger/back-off.js";
import {
  acquire,
  commit,
  type CommitInput,
  type Outcome,
  type ReadingRules,
  type Success,
} from "../../src/ledger/ledger.js";
import { EMPTY_LEDGER, readingOf, type LedgerState } from "../../src/ledger/ledger-state.js";
import { parseLedgerState } from "../../src/ledger/parse-ledger-state.js";

const NOW = Date.UTC(2026, 10, 21, 14);
const RULES: ReadingRules = {
  key: "visitors:shop",
  intervalSeconds: 30,
  spacingSeconds: 0,
  calls: 1,
  limits: [{ requests: 600, perSeconds: 3600 }],
  leaseMs: 6000,
  zeroMayBeFailure: false,
};

const count = (activeVisitors: number, at: number): Success => ({
  snapshot: { activeVisitors, observedAt: new Date(at).toISOString(), pages: null },
  receivedAt: at,
  clockSkewSeconds: null,
  pagesFailure: null,
});
const tooMany = {
  code: "rate_limited",
  status: 429,
  retryable: true,
  retryAfterSeconds: null,
  pauseSeconds: null,
} as const;
const failure = (details: Partial<Failure> = {}): Outcome => ({
  failure: { ...tooMany, code: "upstream", status: 500, ...details },
});

function decide(ledger: LedgerState, now: number, rules = RULES) {
  return acquire({ ledger, rules, now });
}

function call(ledger: LedgerState, now: number, rules = RULES): { token: number; next: LedgerState } {
  const decision = decide(ledger, now, rules);
  if (decision.action !== "call") throw new Error(`expected a call, got ${decision.action}`);
  return decision;
}

function record(input: Omit<CommitInput, "rules" | "random"> & Partial<CommitInput>): LedgerState {
  return commit({ rules: RULES, random: 0, ...input });
}

describe("a lease", () => {
  it("lets one holder read while all others follow, until it expires", () => {
    const { next } = call(EMPTY_LEDGER, NOW);
    expect(decide(next, NOW + 5999)).toEqual({ action: "follow", until: NOW + 6000 });
    expect(call(next, NOW + 6000).token).toBe(2);
  });

  it("drops the count of a late holder once another holds the lease", () => {
    const first = call(EMPTY_LEDGER, NOW);
    const second = call(first.next, NOW + 6000);
    const late = { token: first.token, outcome: count(1, NOW) };
    expect(record({ ...late, ledger: second.next, now: NOW + 7000 })).toBe(second.next);
    const now = NOW + 7000;
    const good = record({ ledger: second.next, token: second.token, outcome: count(2, now), now });
    expect(record({ ...late, ledger: good, now: NOW + 8000 })).toBe(good);
    expect(readingOf(good, RULES.key)).toMatchObject({ snapshot: { activeVisitors: 2 }, dueAt: NOW + 36_000 });
  });

  it("lets a late holder lengthen the pause, but not shorten it", () => {
    const { next: first, token } = call(EMPTY_LEDGER, NOW);
    const { next } = call(first, NOW + 6000);
    const longer = record({ ledger: next, token, outcome: failure({ retryAfterSeconds: 100 }), now: NOW });
    expect(longer).toEqual({ ...next, pausedUntil: NOW + 100_000 });
    const shorter = record({ ledger: longer, token, outcome: failure({ retryAfterSeconds: 50 }), now: NOW });
    expect(shorter).toEqual(longer);
  });

  it("belongs to one reading: another site of the credential may be read meanwhile", () => {
    const { next } = call(EMPTY_LEDGER, NOW);
    expect(call(next, NOW, { ...RULES, key: "visitors:blog" }).token).toBe(2);
  });
});

describe("commit", () => {
  it("makes the next reading due one interval after this one began, however long it took", () => {
    const { token, next } = call(EMPTY_LEDGER, NOW);
    const after = record({ ledger: next, token, outcome: count(3, NOW), now: NOW + 4000 });
    expect(decide(after, NOW + 29_999)).toEqual({ action: "wait", until: NOW + 30_000 });
    expect(decide(after, NOW + 30_000).action).toBe("call");
  });

  it("drops a count that is older than the recorded one", () => {
    const first = call(EMPTY_LEDGER, NOW);
    const known = record({ ledger: first.next, token: first.token, outcome: count(3, NOW), now: NOW });
    const { next, token } = call(known, NOW + 30_000);
    const after = record({ ledger: next, token, outcome: count(9, NOW - 1000), now: NOW + 30_000 });
    expect(readingOf(after, RULES.key).snapshot).toMatchObject({ activeVisitors: 3 });
    expect(decide(after, NOW + 30_001).action).toBe("wait");
  });

  it("records an aborted reading as no failure, due after the interval", () => {
    const { token, next } = call(EMPTY_LEDGER, NOW);
    const outcome = failure({ code: "aborted", retryable: false });
    const after = record({ ledger: next, token, outcome, now: NOW + 1000 });
    expect(readingOf(after, RULES.key)).toMatchObject({ failures: 0, lease: null, dueAt: NOW + 31_000 });
  });
});

describe("the back-off", () => {
  const waits = (random: number) => {
    let ledger = EMPTY_LEDGER;
    let now = NOW;
    return Array.from({ length: 7 }, () => {
      const { token, next } = call(ledger, now);
      ledger = record({ ledger: next, token, outcome: failure(), now, random });
      const wait = readingOf(ledger, RULES.key).dueAt - now;
      now += wait;
      return wait / 1000;
    });
  };

  it("doubles from the interval up to 5 minutes", () => {
    expect(waits(0)).toEqual([30, 60, 120, 240, 300, 300, 300]);
  });

  it("doubles also when only the pages get a 429, and ends with the first complete answer", () => {
    const seconds: number[] = [];
    let ledger = EMPTY_LEDGER;
    for (const pagesFailure of [tooMany, tooMany, tooMany, null, tooMany]) {
      const now = NOW + seconds.length * 600_000;
      const { token, next } = call(ledger, now);
      ledger = record({ ledger: next, token, outcome: { ...count(3, now), pagesFailure }, now });
      seconds.push(Math.max(0, ledger.pausedUntil - now) / 1000);
    }
    expect(seconds).toEqual([30, 60, 120, 0, 30]);
    expect(readingOf(ledger, RULES.key).snapshot).not.toBeNull();
  });

  it("is shortened by a jitter of up to a quarter, but not below the interval", () => {
    expect(waits(1)).toEqual([30, 45, 90, 180, 225, 225, 225]);
  });
});

describe("a budget", () => {
  const limited = { ...RULES, intervalSeconds: 1, limits: [{ requests: 10, perSeconds: 600 }], calls: 2 };

  it("counts calls, not readings, before they are made, and rolls", () => {
    let ledger = EMPTY_LEDGER;
    for (let reading = 0; reading < 5; reading += 1) {
      const now = NOW + reading * 60_000;
      const { token, next } = call(ledger, now, limited);
      ledger = record({ ledger: next, rules: limited, token, outcome: failure(), now });
    }
    expect(decide(ledger, NOW + 299_000, limited)).toEqual({ action: "throttled", until: NOW + 610_000 });
    expect(decide(ledger, NOW + 610_000, limited).action).toBe("call");
  });

  it("holds in every span of every limit, for calls of all sizes at any time", () => {
    const limits = [
      { requests: 7, perSeconds: 10 },
      { requests: 20, perSeconds: 60 },
    ];
    const steps = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 4000 }), calls: fc.constantFrom(1, 2) }), {
      minLength: 50,
      maxLength: 200,
    });
    fc.assert(
      fc.property(steps, (moments) => {
        let ledger = EMPTY_LEDGER;
        let now = NOW;
        const made: number[] = [];
        for (const { wait, calls } of moments) {
          now += wait;
          const decision = decide(ledger, now, { ...RULES, key: `${made.length}`, limits, calls });
          if (decision.action !== "call") continue;
          ledger = decision.next;
          made.push(...Array<number>(calls).fill(now));
        }
        for (const { requests, perSeconds } of limits) {
          for (const end of made) {
            const inSpan = made.filter((at) => at > end - perSeconds * 1000 && at <= end);
            expect(inSpan.length).toBeLessThanOrEqual(requests);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it("drops calls that no limit counts any more", () => {
    let ledger = EMPTY_LEDGER;
    for (let reading = 0; reading < 500; reading += 1) {
      const now = NOW + reading * 125_000;
      const { token, next } = call(ledger, now, limited);
      ledger = record({ ledger: next, rules: limited, token, outcome: count(1, now), now });
    }
    expect(JSON.stringify(ledger).length).toBeLessThan(600);
  });
});

describe("parseLedgerState", () => {
  it("returns the state that was serialised", () => {
    const { token, next } = call(EMPTY_LEDGER, NOW);
    expect(parseLedgerState(JSON.stringify(next), { now: NOW })).toEqual(next);
    const pages = [{ path: "/pricing", visitors: 2 }];
    const { snapshot, ...rest } = count(3, NOW);
    const outcome = { ...rest, snapshot: { ...snapshot, pages }, clockSkewSeconds: -7.5 };
    const after = record({ ledger: next, token, outcome, now: NOW });
    expect(parseLedgerState(JSON.stringify(after), { now: NOW })).toEqual(after);
  });

  it("drops what lies further ahead than the ledger ever writes, so it blocks no call and shows no count", () => {
    const ahead = NOW + 25 * 3600 * 1000;
    const snapshot = { activeVisitors: 9999, observedAt: new Date(NOW + 60_000).toISOString(), pages: null };
    const lease = { token: 7, from: NOW, until: ahead };
    const reading = { token: 7, dueAt: ahead, failures: 0, lease, snapshot, doubtsZero: false };
    const spent = { 3600: [[Math.floor(ahead / 60_000), 1e6]] };
    const poisoned = { v: 1, token: 2 ** 53 - 1, pausedUntil: ahead, spent, readings: { [RULES.key]: reading } };
    const ledger = parseLedgerState(JSON.stringify(poisoned), { now: NOW });
    expect(readingOf(ledger, RULES.key).snapshot).toBeNull();
    expect(call(ledger, NOW).token).toBe(8); // Not below a token that was issued before.
  });

  it("returns a valid state without a count for any garbage", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.jsonValue(), (text, value) => {
        parseLedgerState(text, { now: NOW });
        const reading = { dueAt: 0, failures: value, lease: value, snapshot: value, doubtsZero: value };
        const poisoned = { v: 1, token: value, pausedUntil: value, spent: { 3600: value }, readings: { x: reading } };
        const ledger = parseLedgerState(JSON.stringify(poisoned), { now: NOW });
        expect(readingOf(ledger, "x").snapshot).toBeNull();
        expect(["call", "wait", "paused"]).toContain(decide(ledger, NOW).action);
      }),
    );
  });
});
