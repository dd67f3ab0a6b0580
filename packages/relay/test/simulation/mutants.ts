import { acquire, commit, readingOf, type Ledger, type Outcome } from "../../src/ledger/ledger.js";
import type { LedgerDocument, ReadingState } from "../../src/ledger/document.js";

const real: Ledger = { acquire, commit };

/** Ledgers with one rule broken each. Whoever weakens the simulation lets one of them go. */
export const MUTANTS: readonly (readonly [name: string, ledger: Ledger])[] = [
  ["takes no notice of a lease", acquiringFrom((state) => ({ ...state, lease: null }))],
  ["doesn't wait until a reading is due", acquiringFrom((state) => ({ ...state, dueAt: 0 }))],
  [
    "takes no notice of a pause",
    { ...real, acquire: (document, ...rest) => acquire({ ...document, pausedUntil: 0 }, ...rest) },
  ],
  ["goes by its own clock", { ...real, acquire: (document, rules) => acquire(document, rules, Date.now()) }],
  ["counts no calls", paying((document, next) => ({ ...next, spent: document.spent }))],
  [
    "lets one call too many through",
    {
      ...real,
      acquire: (document, rules, now) => {
        const limits = rules.limits.map((limit) => ({ ...limit, requests: limit.requests + 1 }));
        return acquire(document, { ...rules, limits }, now);
      },
    },
  ],
  [
    "forgets the oldest calls that count",
    {
      ...real,
      acquire: (document, rules, now) => {
        const spent = Object.entries(document.spent).map(([span, buckets]) => [
          span,
          buckets.filter(([bucket]) => (bucket + 50) * (Number(span) / 60) * 1000 > now),
        ]);
        return acquire({ ...document, spent: Object.fromEntries(spent) }, rules, now);
      },
    },
  ],
  [
    "never ends a lease",
    paying((_, next, key) =>
      withState(next, key, (state) => ({
        ...state,
        lease: state.lease && { ...state.lease, until: state.lease.until + 3_000_000 },
      })),
    ),
  ],
  [
    "lets a late holder in",
    {
      ...real,
      commit: (document, rules, token, outcome, now, random) => {
        const lease = { token, from: now - 2 * rules.leaseMs, until: now };
        return commit(
          withState(document, rules.key, (state) => ({ ...state, lease })),
          rules,
          token,
          outcome,
          now,
          random,
        );
      },
    },
  ],
  [
    "lets an older count in",
    committing((after, key, outcome) =>
      "failure" in outcome ? after : withState(after, key, (state) => ({ ...state, snapshot: outcome.snapshot })),
    ),
  ],
  [
    "asks again at once after a failure",
    committing((after, key, outcome, now) =>
      "failure" in outcome ? withState(after, key, (state) => ({ ...state, dueAt: now })) : after,
    ),
  ],
  [
    "calls a failing service's last count new",
    committing((after, key, outcome, now) =>
      "failure" in outcome
        ? withState(after, key, (state) => ({
            ...state,
            snapshot: state.snapshot && { ...state.snapshot, observedAt: new Date(now).toISOString() },
          }))
        : after,
    ),
  ],
  [
    "gives back the calls that failed",
    committing((after, _, outcome) =>
      "failure" in outcome
        ? {
            ...after,
            spent: Object.fromEntries(Object.entries(after.spent).map(([span, made]) => [span, made.slice(0, -1)])),
          }
        : after,
    ),
  ],
  [
    "doesn't hear what a 429 asks for",
    {
      ...real,
      commit: (document, rules, token, outcome, now, random) =>
        commit(document, rules, token, deafened(outcome), now, random),
    },
  ],
];

function acquiringFrom(change: (state: ReadingState) => ReadingState): Ledger {
  return { ...real, acquire: (document, rules, now) => acquire(withState(document, rules.key, change), rules, now) };
}

function paying(change: (document: LedgerDocument, next: LedgerDocument, key: string) => LedgerDocument): Ledger {
  return {
    ...real,
    acquire: (document, rules, now) => {
      const verdict = acquire(document, rules, now);
      return verdict.may === "call" ? { ...verdict, next: change(document, verdict.next, rules.key) } : verdict;
    },
  };
}

function committing(
  change: (after: LedgerDocument, key: string, outcome: Outcome, now: number) => LedgerDocument,
): Ledger {
  return {
    ...real,
    commit: (document, rules, token, outcome, now, random) =>
      change(commit(document, rules, token, outcome, now, random), rules.key, outcome, now),
  };
}

function deafened(outcome: Outcome): Outcome {
  if (!("failure" in outcome)) return outcome;
  return { failure: { ...outcome.failure, code: "upstream", retryAfterSeconds: null } };
}

function withState(
  document: LedgerDocument,
  key: string,
  change: (state: ReadingState) => ReadingState,
): LedgerDocument {
  return { ...document, readings: { ...document.readings, [key]: change(readingOf(document, key)) } };
}
