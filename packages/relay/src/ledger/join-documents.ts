import { BUCKETS, withinSpan } from "./budget.js";
import { dictionaryOf, UNREAD, type LedgerDocument, type ReadingState, type Spent } from "./document.js";

/**
 * All that two documents of one credential know together. Nothing is unlearnt by it, whichever was written first: an
 * answer that was overtaken can't bring a count back, and a store that lost its document learns it from an instance.
 */
export function joinDocuments(a: LedgerDocument, b: LedgerDocument): LedgerDocument {
  return {
    v: 1,
    token: Math.max(a.token, b.token),
    pausedUntil: Math.max(a.pausedUntil, b.pausedUntil),
    spent: joinEach(a.spent, b.spent, [], joinSpent),
    readings: joinEach(a.readings, b.readings, UNREAD, joinReading),
  };
}

function joinSpent(a: Spent[string], b: Spent[string]): Spent[string] {
  const joined = new Map(a);
  for (const [bucket, calls] of b) joined.set(bucket, Math.max(calls, joined.get(bucket) ?? 0));
  // The newest lies ahead by up to a lease, so what is a span older may still count now.
  return withinSpan([...joined], Math.max(...joined.keys()) - BUCKETS).toSorted(([one], [other]) => one - other);
}

/** The later state is that of the later reading; of one reading, its end. Due times, counts and clocks never go back. */
function joinReading(a: ReadingState, b: ReadingState): ReadingState {
  const [state, other] = a.token > b.token || (a.token === b.token && isOver(a, b)) ? [a, b] : [b, a];
  const { snapshot } = observedAt(other) > observedAt(state) ? other : state;
  const clock = toldAt(other) > toldAt(state) ? other.clock : state.clock;
  return { ...state, dueAt: Math.max(a.dueAt, b.dueAt), snapshot, clock };
}

function toldAt({ clock }: ReadingState): number {
  return clock?.toldAt ?? -1;
}

function isOver(a: ReadingState, b: ReadingState): boolean {
  return (a.lease === null) === (b.lease === null) ? a.dueAt > b.dueAt : a.lease === null;
}

function observedAt({ snapshot }: ReadingState): number {
  return snapshot === null ? -1 : Date.parse(snapshot.observedAt);
}

function joinEach<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  absent: T,
  join: (a: T, b: T) => T,
): Record<string, T> {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  const of = (each: Readonly<Record<string, T>>, key: string) =>
    (Object.hasOwn(each, key) ? each[key] : null) ?? absent;
  return dictionaryOf([...keys].map((key) => [key, join(of(a, key), of(b, key))]));
}
