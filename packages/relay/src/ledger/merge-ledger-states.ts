import { BUCKETS, withinSpan } from "./budget.js";
import { dictionaryOf, UNREAD, type LedgerState, type ReadingState, type Spent } from "./ledger-state.js";

/**
 * Merges two states of one credential. The result keeps everything that either one contains, in any order of merging.
 * So an overtaken answer cannot bring back an old count, and a store that lost its data gets it back from an instance.
 */
export function mergeLedgerStates(a: LedgerState, b: LedgerState): LedgerState {
  return {
    v: 1,
    token: Math.max(a.token, b.token),
    pausedUntil: Math.max(a.pausedUntil, b.pausedUntil),
    spent: mergeRecords({ a: a.spent, b: b.spent, absent: [], merge: mergeSpent }),
    readings: mergeRecords({ a: a.readings, b: b.readings, absent: UNREAD, merge: mergeReadings }),
  };
}

function mergeSpent(a: Spent[string], b: Spent[string]): Spent[string] {
  const merged = new Map(a);
  for (const [bucket, calls] of b) merged.set(bucket, Math.max(calls, merged.get(bucket) ?? 0));
  // The newest bucket lies ahead by up to a lease, so a bucket that is one span older may still count now.
  return withinSpan([...merged], Math.max(...merged.keys()) - BUCKETS).toSorted(([one], [other]) => one - other);
}

/** Takes the state of the later reading, or of one reading its end. Due times, counts and clocks never go back. */
function mergeReadings(a: ReadingState, b: ReadingState): ReadingState {
  const [later, other] = a.token > b.token || (a.token === b.token && isEnd(a, b)) ? [a, b] : [b, a];
  const { snapshot } = observedAt(other) > observedAt(later) ? other : later;
  const { clock } = clockAt(other) > clockAt(later) ? other : later;
  return { ...later, dueAt: Math.max(a.dueAt, b.dueAt), snapshot, clock };
}

function isEnd(a: ReadingState, b: ReadingState): boolean {
  return (a.lease === null) === (b.lease === null) ? a.dueAt > b.dueAt : a.lease === null;
}

function clockAt({ clock }: ReadingState): number {
  return clock?.lastAt ?? -1;
}

function observedAt({ snapshot }: ReadingState): number {
  return snapshot === null ? -1 : Date.parse(snapshot.observedAt);
}

interface RecordMerge<T> {
  readonly a: Readonly<Record<string, T>>;
  readonly b: Readonly<Record<string, T>>;
  /** The value of a key that one record lacks. */
  readonly absent: T;
  readonly merge: (a: T, b: T) => T;
}

function mergeRecords<T>({ a, b, absent, merge }: RecordMerge<T>): Record<string, T> {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  const valueIn = (record: Readonly<Record<string, T>>, key: string) =>
    (Object.hasOwn(record, key) ? record[key] : null) ?? absent;
  return dictionaryOf([...keys].map((key) => [key, merge(valueIn(a, key), valueIn(b, key))]));
}
