import { withinSpan } from "./budget.js";
import { UNREAD, type LedgerDocument, type ReadingState, type Spent } from "./document.js";

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
  return withinSpan([...joined], Math.max(...joined.keys())).toSorted(([one], [other]) => one - other);
}

/** A reading's states have one order: each reading ends with a later due time, and is made under a higher token. */
function joinReading(a: ReadingState, b: ReadingState): ReadingState {
  const later = a.dueAt - b.dueAt || (a.lease?.token ?? 0) - (b.lease?.token ?? 0);
  const [state, other] = later >= 0 ? [a, b] : [b, a];
  return { ...state, snapshot: observedAt(other) > observedAt(state) ? other.snapshot : state.snapshot };
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
  return Object.fromEntries([...keys].map((key) => [key, join(of(a, key), of(b, key))]));
}
