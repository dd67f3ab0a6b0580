import { bucketMs } from "./budget.js";
import { dictionaryOf, type LedgerState, type ReadingState, type Spent } from "./ledger-state.js";

/** Moves every instant of a state `ms` milliseconds later, because its clock was off by that much. 0 ("never") stays 0. */
export function shiftLedgerState(ledger: LedgerState, ms: number): LedgerState {
  return {
    ...ledger,
    pausedUntil: shiftInstant(ledger.pausedUntil, ms),
    spent: mapValues(ledger.spent, (buckets, perSeconds) =>
      shiftBuckets(buckets, ms / bucketMs({ perSeconds: Number(perSeconds) })),
    ),
    readings: mapValues(ledger.readings, (reading) => shiftReading(reading, ms)),
  };
}

/** Drops the counts of a state whose clock jumped: their ages are unknown if they arrived meanwhile. */
export function withoutCounts(ledger: LedgerState): LedgerState {
  return {
    ...ledger,
    readings: mapValues(ledger.readings, (reading) => ({ ...reading, snapshot: null, clock: null })),
  };
}

/** Rounds up: a call that counts for too long is safer than one that is dropped too early. */
function shiftBuckets(buckets: Spent[string], by: number): Spent[string] {
  return buckets.map(([bucket, calls]) => [bucket + Math.ceil(by), calls]);
}

function shiftReading(reading: ReadingState, ms: number): ReadingState {
  const { dueAt, lease, snapshot, clock } = reading;
  return {
    ...reading,
    dueAt: shiftInstant(dueAt, ms),
    lease: lease && { ...lease, from: lease.from + ms, until: lease.until + ms },
    snapshot: snapshot && { ...snapshot, observedAt: new Date(Date.parse(snapshot.observedAt) + ms).toISOString() },
    clock: clock && {
      aheadSeconds: clock.aheadSeconds + ms / 1000,
      lastAheadSeconds: clock.lastAheadSeconds + ms / 1000,
      lastAt: clock.lastAt + ms,
    },
  };
}

function shiftInstant(instant: number, ms: number): number {
  return instant === 0 ? 0 : instant + ms;
}

function mapValues<T>(record: Readonly<Record<string, T>>, map: (value: T, key: string) => T): Record<string, T> {
  return dictionaryOf(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}
