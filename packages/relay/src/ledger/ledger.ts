import type { RateLimit } from "@onlookers/core/server";
import { delaysAfter, NO_DELAYS, type Failure } from "./back-off.js";
import { refund, roomAt, spend } from "./budget.js";
import { dictionaryOf, type LedgerState, readingOf, type ReadingState, type StoredSnapshot } from "./ledger-state.js";
import { updateServiceClock } from "./service-clock.js";

/** The rules of one reading. */
export interface ReadingRules {
  /** The reading's key in its credential's ledger state. */
  readonly key: string;
  readonly intervalSeconds: number;
  /**
   * The least time between two readings, however the first one ends: for processes that share a limit but cannot
   * communicate. 0 if the interval and the back-off decide.
   */
  readonly spacingSeconds: number;
  /** Calls that one reading makes. */
  readonly calls: number;
  readonly limits: readonly RateLimit[];
  /** Milliseconds that a reading may take before another may replace it. */
  readonly leaseMs: number;
  /** Whether the service may answer 0 instead of an error, see `Provider.zeroMayBeFailure`. */
  readonly zeroMayBeFailure: boolean;
}

/** The ledger's answer to "may a reading be made now?". `until`: epoch milliseconds until which the decision holds. */
export type Decision =
  /** Make the reading. From `until` on another may be made in its place. */
  | { readonly action: "call"; readonly token: number; readonly until: number; readonly next: LedgerState }
  /** The reading is not due. */
  | { readonly action: "wait"; readonly until: number }
  /** Another holder of the lease is making it. */
  | { readonly action: "follow"; readonly until: number }
  /** The service asked for a pause. */
  | { readonly action: "paused"; readonly until: number }
  /** The credential's limit is used up. */
  | { readonly action: "throttled"; readonly until: number };

/** A reading that brought a count. Its `observedAt` is by the service's clock. */
export interface Success {
  readonly snapshot: StoredSnapshot;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  /** Skew between the relay's clock and the service's, see `FullReading`. */
  readonly clockSkewSeconds: number | null;
  /** A count may arrive although the call for its pages failed. */
  readonly pagesFailure: Failure | null;
}

/** The result of a reading. */
export type Outcome = Success | { readonly failure: Failure };

/** The state, the reading, and the time in epoch milliseconds. */
export interface AcquireInput {
  readonly ledger: LedgerState;
  readonly rules: ReadingRules;
  readonly now: number;
}

/** The lease of a reading that made no call. */
export interface ReleaseInput extends Omit<AcquireInput, "now"> {
  /** The token that `acquire` issued. */
  readonly token: number;
}

/** {@link AcquireInput} with the result of the reading. */
export interface CommitInput extends AcquireInput {
  /** The token that `acquire` issued. */
  readonly token: number;
  readonly outcome: Outcome;
  /** From 0 to 1: the jitter that spreads instances apart. */
  readonly random: number;
}

/** The two transitions of a ledger state: pure functions that decide who may call and what a result changes. */
export interface Transitions {
  readonly acquire: (input: AcquireInput) => Decision;
  readonly commit: (input: CommitInput) => LedgerState;
}

/**
 * Decides whether a reading may be made now. With `call`, `next` already contains the lease and the spent calls. Store it
 * before sending the first byte: calls that crash or time out count too.
 */
export function acquire({ ledger, rules, now }: AcquireInput): Decision {
  const reading = readingOf(ledger, rules.key);
  if (reading.lease !== null && now < reading.lease.until) return { action: "follow", until: reading.lease.until };
  if (now < reading.dueAt) return { action: "wait", until: reading.dueAt };
  if (now < ledger.pausedUntil) return { action: "paused", until: ledger.pausedUntil };
  const planned = { spent: ledger.spent, limits: rules.limits, calls: rules.calls, now };
  const room = roomAt(planned);
  if (now < room) return { action: "throttled", until: room };

  const token = ledger.token + 1;
  const lease = { token, from: now, until: now + rules.leaseMs };
  const paid = { ...ledger, token, spent: spend({ ...planned, until: lease.until }) };
  return {
    action: "call",
    token,
    until: lease.until,
    next: withReading(paid, [rules.key, { ...reading, token, lease }]),
  };
}

/** Takes back what `acquire` recorded, for a reading that made no call. */
export function release({ ledger, rules: { key, limits, calls }, token }: ReleaseInput): LedgerState {
  const reading = readingOf(ledger, key);
  if (reading.lease?.token !== token) return ledger;
  const spent = refund({ spent: ledger.spent, limits, calls, until: reading.lease.until });
  return withReading({ ...ledger, spent }, [key, { ...reading, lease: null }]);
}

/**
 * Records the result of a reading. A late holder, whose lease went to another, may only lengthen the pause: its count is
 * older than the recorded one.
 */
export function commit({ ledger, rules, now, token, outcome, random }: CommitInput): LedgerState {
  const reading = readingOf(ledger, rules.key);
  const lease = reading.lease?.token === token ? reading.lease : null;
  const failure = "snapshot" in outcome ? outcome.pagesFailure : outcome.failure;
  const { intervalSeconds } = rules;
  const delays =
    failure === null ? NO_DELAYS : delaysAfter({ failure, failuresBefore: reading.failures, intervalSeconds, random });
  const paused = delays.pauseSeconds > 0 ? withPause(ledger, now + delays.pauseSeconds * 1000) : ledger;
  if (lease === null) return paused;
  const earliest = Math.max(reading.dueAt, lease.from + rules.spacingSeconds * 1000);
  if ("snapshot" in outcome) {
    const failures = delays.pauseSeconds > 0 ? reading.failures + 1 : 0;
    const dueAt = Math.max(earliest, lease.from + intervalSeconds * 1000);
    return withReading(paused, [rules.key, { ...afterSuccess({ reading, success: outcome, rules }), failures, dueAt }]);
  }
  const failures = reading.failures + (outcome.failure.code === "aborted" ? 0 : 1);
  const dueAt = Math.max(earliest, now + delays.waitSeconds * 1000);
  return withReading(paused, [rules.key, { ...reading, failures, dueAt, lease: null }]);
}

/** A success with its `observedAt` by the relay's clock, never later than the receipt, and the updated service clock. */
export function toRelayTime(
  reading: ReadingState,
  { snapshot, receivedAt, clockSkewSeconds }: Success,
): Pick<ReadingState, "clock"> & { snapshot: StoredSnapshot } {
  const clock = updateServiceClock(reading.clock, { skewSeconds: clockSkewSeconds, receivedAt });
  const aheadSeconds = clockSkewSeconds === null ? 0 : (clock?.aheadSeconds ?? 0);
  const observedAt = Math.min(Date.parse(snapshot.observedAt) + aheadSeconds * 1000, receivedAt);
  return { clock, snapshot: { ...snapshot, observedAt: new Date(observedAt).toISOString() } };
}

interface SuccessfulReading {
  readonly reading: ReadingState;
  readonly success: Success;
  readonly rules: ReadingRules;
}

function afterSuccess({ reading, success, rules }: SuccessfulReading): ReadingState {
  const { clock, snapshot } = toRelayTime(reading, success);
  const settled = { ...reading, clock, lease: null, doubtsZero: false };
  const before = reading.snapshot;
  if (before === null) return { ...settled, snapshot };
  // A cache in front of the service may return an earlier answer: the count must not go back in time.
  if (Date.parse(snapshot.observedAt) < Date.parse(before.observedAt)) return settled;
  const isDrop = snapshot.activeVisitors === 0 && before.activeVisitors > 0;
  if (rules.zeroMayBeFailure && isDrop && !reading.doubtsZero) return { ...settled, doubtsZero: true };
  return { ...settled, snapshot };
}

function withPause(ledger: LedgerState, until: number): LedgerState {
  return { ...ledger, pausedUntil: Math.max(ledger.pausedUntil, until) };
}

function withReading(ledger: LedgerState, entry: readonly [key: string, reading: ReadingState]): LedgerState {
  return { ...ledger, readings: dictionaryOf([...Object.entries(ledger.readings), entry]) };
}
