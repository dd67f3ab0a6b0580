import { bucketMs } from "./budget.js";
import { dictionaryOf, type LedgerDocument, type ReadingState, type Spent } from "./document.js";

/**
 * A document by a clock that turned out to be `ms` milliseconds off: every instant in it lies that much later. What was
 * never done stays so.
 */
export function shiftDocument(document: LedgerDocument, ms: number): LedgerDocument {
  return {
    ...document,
    pausedUntil: shiftInstant(document.pausedUntil, ms),
    spent: mapEach(document.spent, (buckets, perSeconds) => shiftBuckets(buckets, Number(perSeconds), ms)),
    readings: mapEach(document.readings, (state) => shiftReading(state, ms)),
  };
}

/** Rounded up: a call that counts for too long is safer than one that is forgotten. */
function shiftBuckets(buckets: Spent[string], perSeconds: number, ms: number): Spent[string] {
  const by = Math.ceil(ms / bucketMs({ perSeconds }));
  return buckets.map(([bucket, calls]) => [bucket + by, calls]);
}

function shiftReading(state: ReadingState, ms: number): ReadingState {
  const { dueAt, lease, snapshot, clock } = state;
  return {
    ...state,
    dueAt: shiftInstant(dueAt, ms),
    lease: lease && { ...lease, from: lease.from + ms, until: lease.until + ms },
    snapshot: snapshot && { ...snapshot, observedAt: new Date(Date.parse(snapshot.observedAt) + ms).toISOString() },
    clock: clock && {
      aheadSeconds: clock.aheadSeconds + ms / 1000,
      toldSeconds: clock.toldSeconds + ms / 1000,
      toldAt: clock.toldAt + ms,
    },
  };
}

function shiftInstant(instant: number, ms: number): number {
  return instant === 0 ? 0 : instant + ms;
}

function mapEach<T>(record: Readonly<Record<string, T>>, map: (value: T, key: string) => T): Record<string, T> {
  return dictionaryOf(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}
