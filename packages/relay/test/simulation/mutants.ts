import {
  acquire,
  commit,
  type AcquireInput,
  type CommitInput,
  type Outcome,
  type Transitions,
} from "../../src/ledger/ledger.js";
import { readingOf, type LedgerState, type ReadingState } from "../../src/ledger/ledger-state.js";

const real: Transitions = { acquire, commit };

/** Transitions with one rule broken each. The simulation must catch every one of them. */
export const MUTANTS: readonly (readonly [name: string, transitions: Transitions])[] = [
  ["ignores leases", acquiringFrom((reading) => ({ ...reading, lease: null }))],
  ["reads before a reading is due", acquiringFrom((reading) => ({ ...reading, dueAt: 0 }))],
  ["ignores pauses", acquiring((input) => ({ ...input, ledger: { ...input.ledger, pausedUntil: 0 } }))],
  ["uses the machine's clock", acquiring((input) => ({ ...input, now: Date.now() }))],
  ["counts no calls", paying(({ next, before }) => ({ ...next, spent: before.spent }))],
  [
    "allows one call too many",
    acquiring((input) => {
      const limits = input.rules.limits.map((limit) => ({ ...limit, requests: limit.requests + 1 }));
      return { ...input, rules: { ...input.rules, limits } };
    }),
  ],
  [
    "drops the oldest calls that still count",
    acquiring((input) => {
      const spent = Object.entries(input.ledger.spent).map(([span, buckets]) => [
        span,
        buckets.filter(([bucket]) => (bucket + 50) * (Number(span) / 60) * 1000 > input.now),
      ]);
      return { ...input, ledger: { ...input.ledger, spent: Object.fromEntries(spent) } };
    }),
  ],
  [
    "never ends a lease",
    paying(({ next, key }) =>
      withReading(next, key, (reading) => ({
        ...reading,
        lease: reading.lease && { ...reading.lease, until: reading.lease.until + 3_000_000 },
      })),
    ),
  ],
  [
    "accepts the count of a late holder",
    {
      ...real,
      commit: (input) => {
        const { ledger, rules, token, now } = input;
        const lease = { token, from: now - 2 * rules.leaseMs, until: now };
        return commit({ ...input, ledger: withReading(ledger, rules.key, (reading) => ({ ...reading, lease })) });
      },
    },
  ],
  [
    "accepts a count that is older than the stored one",
    committing(({ after, key, outcome }) =>
      "failure" in outcome ? after : withReading(after, key, (reading) => ({ ...reading, snapshot: outcome.snapshot })),
    ),
  ],
  [
    "retries a failure at once",
    committing(({ after, key, outcome, now }) =>
      "failure" in outcome ? withReading(after, key, (reading) => ({ ...reading, dueAt: now })) : after,
    ),
  ],
  [
    "gives the last count a new time after a failure",
    committing(({ after, key, outcome, now }) =>
      "failure" in outcome
        ? withReading(after, key, (reading) => ({
            ...reading,
            snapshot: reading.snapshot && { ...reading.snapshot, observedAt: new Date(now).toISOString() },
          }))
        : after,
    ),
  ],
  [
    "refunds the calls that failed",
    committing(({ after, outcome }) =>
      "failure" in outcome
        ? {
            ...after,
            spent: Object.fromEntries(Object.entries(after.spent).map(([span, made]) => [span, made.slice(0, -1)])),
          }
        : after,
    ),
  ],
  [
    "ignores the Retry-After of a 429",
    { ...real, commit: (input) => commit({ ...input, outcome: withoutRetryAfter(input.outcome) }) },
  ],
];

function acquiring(change: (input: AcquireInput) => AcquireInput): Transitions {
  return { ...real, acquire: (input) => acquire(change(input)) };
}

function acquiringFrom(change: (reading: ReadingState) => ReadingState): Transitions {
  return acquiring((input) => ({ ...input, ledger: withReading(input.ledger, input.rules.key, change) }));
}

interface Payment {
  readonly before: LedgerState;
  readonly next: LedgerState;
  readonly key: string;
}

/** @param change replaces the state that `acquire` stores */
function paying(change: (payment: Payment) => LedgerState): Transitions {
  return {
    ...real,
    acquire: (input) => {
      const decision = acquire(input);
      if (decision.action !== "call") return decision;
      return { ...decision, next: change({ before: input.ledger, next: decision.next, key: input.rules.key }) };
    },
  };
}

interface Commitment extends Pick<CommitInput, "outcome" | "now"> {
  readonly after: LedgerState;
  readonly key: string;
}

/** @param change replaces the state that `commit` stores */
function committing(change: (commitment: Commitment) => LedgerState): Transitions {
  return { ...real, commit: (input) => change({ ...input, after: commit(input), key: input.rules.key }) };
}

function withoutRetryAfter(outcome: Outcome): Outcome {
  if (!("failure" in outcome)) return outcome;
  return { failure: { ...outcome.failure, code: "upstream", retryAfterSeconds: null } };
}

function withReading(ledger: LedgerState, key: string, change: (reading: ReadingState) => ReadingState): LedgerState {
  return { ...ledger, readings: { ...ledger.readings, [key]: change(readingOf(ledger, key)) } };
}
