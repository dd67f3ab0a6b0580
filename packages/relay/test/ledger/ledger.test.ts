import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { acquire, commit, readingOf, type Outcome, type ReadingRules, type Success } from "../../src/ledger/ledger.js";
import type { Failure } from "../../src/ledger/back-off.js";
import { EMPTY_LEDGER, type LedgerDocument } from "../../src/ledger/document.js";
import { parseDocument } from "../../src/ledger/parse-document.js";

const NOW = Date.UTC(2026, 10, 21, 14);
const RULES: ReadingRules = {
  key: "visitors:shop",
  intervalSeconds: 30,
  turnSeconds: 0,
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
const refusal = {
  code: "rate_limited",
  status: 429,
  retryable: true,
  retryAfterSeconds: null,
  pauseSeconds: null,
} as const;
const failure = (details: Partial<Failure> = {}): Outcome => ({
  failure: { ...refusal, code: "upstream", status: 500, ...details },
});

function call(document: LedgerDocument, now: number, rules = RULES): { token: number; next: LedgerDocument } {
  const verdict = acquire(document, rules, now);
  if (verdict.may !== "call") throw new Error(`expected a call, got ${verdict.may}`);
  return verdict;
}

describe("a lease", () => {
  test("lets one read and all others follow, until it ends by itself", () => {
    const { next } = call(EMPTY_LEDGER, NOW);
    expect(acquire(next, RULES, NOW + 5999)).toEqual({ may: "follow", until: NOW + 6000 });
    expect(call(next, NOW + 6000).token).toBe(2);
  });

  test("that went to another leaves the late holder's count out", () => {
    const first = call(EMPTY_LEDGER, NOW);
    const second = call(first.next, NOW + 6000);
    const late = commit(second.next, RULES, first.token, count(1, NOW), NOW + 7000, 0);
    expect(late).toBe(second.next);
    const good = commit(second.next, RULES, second.token, count(2, NOW + 7000), NOW + 7000, 0);
    expect(commit(good, RULES, first.token, count(1, NOW), NOW + 8000, 0)).toBe(good);
    expect(readingOf(good, RULES.key)).toMatchObject({ snapshot: { activeVisitors: 2 }, dueAt: NOW + 36_000 });
  });

  test("that went to another lets the late holder lengthen the pause, never shorten it", () => {
    const first = call(EMPTY_LEDGER, NOW);
    const { next } = call(first.next, NOW + 6000);
    const longer = commit(next, RULES, first.token, failure({ retryAfterSeconds: 100 }), NOW, 0);
    expect(longer).toEqual({ ...next, pausedUntil: NOW + 100_000 });
    const shorter = commit(longer, RULES, first.token, failure({ retryAfterSeconds: 50 }), NOW, 0);
    expect(shorter).toEqual(longer);
  });

  test("is a reading's own: another site on the token may be read meanwhile", () => {
    const { next } = call(EMPTY_LEDGER, NOW);
    expect(call(next, NOW, { ...RULES, key: "visitors:blog" }).token).toBe(2);
  });
});

describe("what a reading brings", () => {
  test("is due again an interval after it began, however long it took", () => {
    const { token, next } = call(EMPTY_LEDGER, NOW);
    const after = commit(next, RULES, token, count(3, NOW), NOW + 4000, 0);
    expect(acquire(after, RULES, NOW + 29_999)).toEqual({ may: "wait", until: NOW + 30_000 });
    expect(acquire(after, RULES, NOW + 30_000).may).toBe("call");
  });

  test("never goes back in time: an answer from before the last one is left out", () => {
    const first = call(EMPTY_LEDGER, NOW);
    const known = commit(first.next, RULES, first.token, count(3, NOW), NOW, 0);
    const second = call(known, NOW + 30_000);
    const after = commit(second.next, RULES, second.token, count(9, NOW - 1000), NOW + 30_000, 0);
    expect(readingOf(after, RULES.key).snapshot).toMatchObject({ activeVisitors: 3 });
    expect(acquire(after, RULES, NOW + 30_001).may).toBe("wait");
  });

  test("of an aborted reading is nothing: no failure, and no hurry", () => {
    const { token, next } = call(EMPTY_LEDGER, NOW);
    const after = commit(next, RULES, token, failure({ code: "aborted", retryable: false }), NOW + 1000, 0);
    expect(readingOf(after, RULES.key)).toMatchObject({ failures: 0, lease: null, dueAt: NOW + 31_000 });
  });
});

describe("back-off", () => {
  const waits = (random: number) => {
    let document = EMPTY_LEDGER;
    let now = NOW;
    return Array.from({ length: 7 }, () => {
      const { token, next } = call(document, now);
      document = commit(next, RULES, token, failure(), now, random);
      const wait = readingOf(document, RULES.key).dueAt - now;
      now += wait;
      return wait / 1000;
    });
  };

  test("doubles from the interval to 5 minutes", () => {
    expect(waits(0)).toEqual([30, 60, 120, 240, 300, 300, 300]);
  });

  test("doubles also where only the pages are refused, and ends with the first whole answer", () => {
    const pauses = [refusal, refusal, refusal, null, refusal].reduce<{ document: LedgerDocument; seconds: number[] }>(
      ({ document, seconds }, pagesFailure) => {
        const now = NOW + seconds.length * 600_000;
        const { token, next } = call(document, now);
        const after = commit(next, RULES, token, { ...count(3, now), pagesFailure }, now, 0);
        return { document: after, seconds: [...seconds, Math.max(0, after.pausedUntil - now) / 1000] };
      },
      { document: EMPTY_LEDGER, seconds: [] },
    );
    expect(pauses.seconds).toEqual([30, 60, 120, 0, 30]);
    expect(readingOf(pauses.document, RULES.key).snapshot).not.toBeNull();
  });

  test("is spread by up to a quarter, never below the interval", () => {
    expect(waits(1)).toEqual([30, 45, 90, 180, 225, 225, 225]);
  });
});

describe("a budget", () => {
  const limited = { ...RULES, intervalSeconds: 1, limits: [{ requests: 10, perSeconds: 600 }], calls: 2 };

  test("is counted before the call, in calls, and rolls", () => {
    let document = EMPTY_LEDGER;
    for (let reading = 0; reading < 5; reading += 1) {
      const { token, next } = call(document, NOW + reading * 60_000, limited);
      document = commit(next, limited, token, failure(), NOW + reading * 60_000, 0);
    }
    const verdict = acquire(document, limited, NOW + 299_000);
    expect(verdict).toEqual({ may: "refused", until: NOW + 610_000 });
    expect(acquire(document, limited, NOW + 610_000).may).toBe("call");
  });

  test("holds in every span of every limit, whoever calls and whenever", () => {
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
        let document = EMPTY_LEDGER;
        let now = NOW;
        const made: number[] = [];
        for (const { wait, calls } of moments) {
          now += wait;
          const rules = { ...RULES, key: `${made.length}`, limits, calls };
          const verdict = acquire(document, rules, now);
          if (verdict.may !== "call") continue;
          document = verdict.next;
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

  test("forgets what no limit remembers", () => {
    let document = EMPTY_LEDGER;
    for (let reading = 0; reading < 500; reading += 1) {
      const now = NOW + reading * 125_000;
      const { token, next } = call(document, now, limited);
      document = commit(next, limited, token, count(1, now), now, 0);
    }
    expect(JSON.stringify(document).length).toBeLessThan(600);
  });
});

describe("a document from a store", () => {
  test("comes back as it went in", () => {
    const { token, next } = call(EMPTY_LEDGER, NOW);
    expect(parseDocument(JSON.stringify(next), NOW)).toEqual(next);
    const pages = [{ path: "/pricing", visitors: 2 }];
    const { snapshot, ...rest } = count(3, NOW);
    const outcome = { ...rest, snapshot: { ...snapshot, pages }, clockSkewSeconds: -7.5 };
    const after = commit(next, RULES, token, outcome, NOW, 0);
    expect(parseDocument(JSON.stringify(after), NOW)).toEqual(after);
  });

  test("loses what lies further ahead than the ledger ever writes: it holds nothing up, and keeps no count alive", () => {
    const ahead = NOW + 25 * 3600 * 1000;
    const snapshot = { activeVisitors: 9999, observedAt: new Date(NOW + 60_000).toISOString(), pages: null };
    const lease = { token: 7, from: NOW, until: ahead };
    const reading = { token: 7, dueAt: ahead, failures: 0, lease, snapshot, doubtsZero: false };
    const spent = { 3600: [[Math.floor(ahead / 60_000), 1e6]] };
    const poisoned = { v: 1, token: 2 ** 53 - 1, pausedUntil: ahead, spent, readings: { [RULES.key]: reading } };
    const document = parseDocument(JSON.stringify(poisoned), NOW);
    expect(readingOf(document, RULES.key).snapshot).toBeNull();
    expect(call(document, NOW).token).toBe(8); // None is lower than one that was given already.
  });

  test("that is garbage is a document all the same, in which no count is made up", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.jsonValue(), (text, value) => {
        parseDocument(text, NOW);
        const reading = { dueAt: 0, failures: value, lease: value, snapshot: value, doubtsZero: value };
        const poisoned = { v: 1, token: value, pausedUntil: value, spent: { 3600: value }, readings: { x: reading } };
        const { snapshot } = readingOf(parseDocument(JSON.stringify(poisoned), NOW), "x");
        expect(snapshot).toBeNull();
        expect(["call", "wait", "paused"]).toContain(
          acquire(parseDocument(JSON.stringify(poisoned), NOW), RULES, NOW).may,
        );
      }),
    );
  });
});
