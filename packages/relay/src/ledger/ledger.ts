import type { RateLimit } from "@onlookers/core/server";
import type { KeptSnapshot } from "./kept-snapshot.js";
import { costOf, FREE, type Failure } from "./back-off.js";
import { roomAt, spend } from "./budget.js";
import { dictionaryOf, UNREAD, type LedgerDocument, type ReadingState } from "./document.js";
import { byOurClock, learnClock } from "./service-clock.js";

/** What the ledger must know of a reading to decide about it. */
export interface ReadingRules {
  /** The reading's place in its credential's document. */
  readonly key: string;
  readonly intervalSeconds: number;
  /**
   * Seconds that lie between two readings, however the first one ends: for a process that takes turns with others
   * without hearing of them. 0 where interval and back-off alone say.
   */
  readonly turnSeconds: number;
  /** Calls that one reading makes. */
  readonly calls: number;
  readonly limits: readonly RateLimit[];
  /** Milliseconds that a reading may take before another may be made in its place. */
  readonly leaseMs: number;
  /** Whether the service may answer 0 where it failed, see `Provider.zeroMayBeFailure`. */
  readonly zeroMayBeFailure: boolean;
}

/** Who may call now. `until` is the epoch millisecond from which another verdict can come. */
export type Verdict =
  /** Until `until`, when another may call in its place. */
  | { readonly may: "call"; readonly token: number; readonly until: number; readonly next: LedgerDocument }
  /** The reading isn't due. */
  | { readonly may: "wait"; readonly until: number }
  /** Somebody is making it. */
  | { readonly may: "follow"; readonly until: number }
  /** The service wants to be left alone. */
  | { readonly may: "paused"; readonly until: number }
  /** The limit is used up. */
  | { readonly may: "refused"; readonly until: number };

/** A count that came. Its `observedAt` is by the service's clock. */
export interface Success {
  readonly snapshot: KeptSnapshot;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  /** Of our clock against the service's, see `FullReading`. */
  readonly clockSkewSeconds: number | null;
  /** A count may come although the call for its pages failed. */
  readonly pagesFailure: Failure | null;
}

/** How a reading ended. */
export type Outcome = Success | { readonly failure: Failure };

/** The rules that say who may call, and what a reading changes. */
export interface Ledger {
  readonly acquire: typeof acquire;
  readonly commit: typeof commit;
}

/**
 * Decides whether a reading may be made now. A `call` is already paid for in `next`, which must be stored before the
 * first byte is sent: calls that crash or time out count too.
 *
 * @param now epoch milliseconds
 */
export function acquire(document: LedgerDocument, rules: ReadingRules, now: number): Verdict {
  const state = readingOf(document, rules.key);
  if (state.lease !== null && now < state.lease.until) return { may: "follow", until: state.lease.until };
  if (now < state.dueAt) return { may: "wait", until: state.dueAt };
  if (now < document.pausedUntil) return { may: "paused", until: document.pausedUntil };
  const room = roomAt(document.spent, rules.limits, rules.calls, now);
  if (now < room) return { may: "refused", until: room };

  const token = document.token + 1;
  const lease = { token, from: now, until: now + rules.leaseMs };
  const paid = { ...document, token, spent: spend(document.spent, rules.limits, rules.calls, now, lease.until) };
  return { may: "call", token, until: lease.until, next: withReading(paid, rules.key, { ...state, token, lease }) };
}

/**
 * Enters how a reading ended. A holder that comes after its lease went to another may only lengthen the pause: its
 * count is older than what stands.
 *
 * @param now epoch milliseconds
 * @param random from 0 to 1, to spread instances apart
 */
export function commit(
  document: LedgerDocument,
  rules: ReadingRules,
  token: number,
  outcome: Outcome,
  now: number,
  random: number,
): LedgerDocument {
  const state = readingOf(document, rules.key);
  const lease = state.lease?.token === token ? state.lease : null;
  const failure = "snapshot" in outcome ? outcome.pagesFailure : outcome.failure;
  const cost = failure === null ? FREE : costOf(failure, state.failures, rules.intervalSeconds, random);
  const paused = cost.pauseSeconds > 0 ? pausedFor(document, now + cost.pauseSeconds * 1000) : document;
  if (lease === null) return paused;
  const nextTurn = Math.max(state.dueAt, lease.from + rules.turnSeconds * 1000);
  if ("snapshot" in outcome) {
    const failures = cost.pauseSeconds > 0 ? state.failures + 1 : 0;
    const dueAt = Math.max(nextTurn, lease.from + rules.intervalSeconds * 1000);
    return withReading(paused, rules.key, { ...afterSuccess(state, outcome, rules), failures, dueAt });
  }
  const failures = state.failures + (outcome.failure.code === "aborted" ? 0 : 1);
  const dueAt = Math.max(nextTurn, now + cost.waitSeconds * 1000);
  return withReading(paused, rules.key, { ...state, failures, dueAt, lease: null });
}

/** How a reading stands in a document; never made where it isn't in there. */
export function readingOf(document: LedgerDocument, key: string): ReadingState {
  return document.readings[key] ?? UNREAD;
}

/** A success's count by our clock, and what is known of the service's after it. */
export function understood(
  state: ReadingState,
  success: Success,
): Pick<ReadingState, "clock"> & { snapshot: KeptSnapshot } {
  const { snapshot, receivedAt, clockSkewSeconds } = success;
  const clock = learnClock(state.clock, clockSkewSeconds, receivedAt);
  const observedAt = byOurClock(snapshot.observedAt, clockSkewSeconds === null ? null : clock, receivedAt);
  return { clock, snapshot: { ...snapshot, observedAt } };
}

function afterSuccess(state: ReadingState, success: Success, rules: ReadingRules): ReadingState {
  const { clock, snapshot } = understood(state, success);
  const settled = { ...state, clock, lease: null, doubtsZero: false };
  const before = state.snapshot;
  if (before === null) return { ...settled, snapshot };
  // A cache in front of the service can answer with what it knew earlier: the count doesn't go back in time.
  if (Date.parse(snapshot.observedAt) < Date.parse(before.observedAt)) return settled;
  const zeroFromMany = snapshot.activeVisitors === 0 && before.activeVisitors > 0;
  if (rules.zeroMayBeFailure && zeroFromMany && !state.doubtsZero) return { ...settled, doubtsZero: true };
  return { ...settled, snapshot };
}

function pausedFor(document: LedgerDocument, until: number): LedgerDocument {
  return { ...document, pausedUntil: Math.max(document.pausedUntil, until) };
}

function withReading(document: LedgerDocument, key: string, state: ReadingState): LedgerDocument {
  return { ...document, readings: dictionaryOf([...Object.entries(document.readings), [key, state]]) };
}
