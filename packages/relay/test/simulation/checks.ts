import { readingOf, type Lease, type LedgerState } from "../../src/ledger/ledger-state.js";
import { parseLedgerState } from "../../src/ledger/parse-ledger-state.js";
import type { SimulatedInstance } from "./simulated-instance.js";
import type { SimulatedService, ServiceCall } from "./simulated-service.js";
import type { WorldRules } from "./world-rules.js";

/** The times of all disturbances. */
export interface Disturbances {
  /** The store lost its data. */
  readonly losses: number[];
  /** The store was unreachable or slow, or an instance was killed or stopped. */
  readonly others: number[];
}

/** How far two instances' estimates of the store's time can differ: each by half a round trip. */
const slackOf = (rules: WorldRules) => 2 * rules.storeLatency + 5;

/** A slower command ends its reading, but the store may still execute it. */
const MAX_COMMAND_MS = 2500;

/** Everything that happened in a world. */
export interface History {
  readonly rules: WorldRules;
  readonly service: SimulatedService;
  readonly disturbances: Disturbances;
}

/** Calls in every rolling span stay within the limit. */
export function checkBudget({ rules, service: { calls }, disturbances: { losses } }: History): string[] {
  // A call that was acquired just before a loss is made just after it, and no state contains it.
  const validFor = rules.timeout + 1000 + MAX_COMMAND_MS;
  const isLost = (first: ServiceCall, last: ServiceCall) =>
    losses.some((at) => at > first.at - validFor && at < last.at);
  const ofOne = [...new Set(calls.map(({ by }) => by))].flatMap((by) =>
    // Each instance keeps its own calls, whatever the store loses.
    overspent(
      rules,
      calls.filter((call) => call.by === by),
      () => false,
    ),
  );
  return [...overspent(rules, calls, isLost), ...ofOne].slice(0, 1);
}

/** Spans with too many calls, except those in which the state that contained them was lost. */
function overspent(
  { limit: { requests, perSeconds } }: WorldRules,
  calls: readonly ServiceCall[],
  isExcused: (first: ServiceCall, last: ServiceCall) => boolean,
): string[] {
  return calls.flatMap((last, index) => {
    const first = calls[index - requests];
    if (first === undefined || last.at - first.at >= perSeconds * 1000 || isExcused(first, last)) return [];
    return [`budget: ${requests + 1} calls in ${last.at - first.at} ms, limit ${requests} in ${perSeconds} s`];
  });
}

/** No instance calls during a pause that it can know. */
export function checkPauses({ rules, service, disturbances }: History): string[] {
  for (const { by, receivedAt, until } of service.pauses) {
    const sharedBy = receivedAt + 6 * rules.storeLatency + 1000;
    // An instance that cannot watch the store reads it before each call, and calls without it during an outage.
    const isShared = (callAt: number) =>
      !disturbances.others.some((at) => at > receivedAt - 10_000 && at < (rules.watches ? sharedBy : callAt));
    for (const call of service.calls) {
      if (call.at <= receivedAt || call.at >= until - slackOf(rules)) continue;
      const isLost = disturbances.losses.some((at) => at > receivedAt && at < call.at);
      if (call.by === by ? true : isShared(call.at) && !isLost && call.at > sharedBy) {
        return [
          `pause: a call ${call.at - receivedAt} ms after the service asked for a pause of ${until - receivedAt} ms`,
        ];
      }
    }
  }
  return [];
}

/** Checks each change of the store against the state before it. */
export class StoreChecks {
  readonly violations: string[] = [];
  readonly #rules: WorldRules;
  readonly #acquiredFrom = new Map<string, number>();
  readonly #leases = new Set<string>();
  /** The number of readings that may still be too close, by key. */
  readonly #excused = new Map<string, number>();

  constructor(rules: WorldRules) {
    this.#rules = rules;
  }

  /** After a loss an instance without the state may read too early, and then one with the state. */
  onLoss(): void {
    for (const key of this.#acquiredFrom.keys()) this.#excused.set(key, (this.#excused.get(key) ?? 0) + 1);
  }

  onSet(before: string | null, next: string, now: number): void {
    const [old, set] = [parseLedgerState(before, { now }), parseLedgerState(next, { now })];
    for (const key of Object.keys(set.readings)) {
      const [oldState, state] = [readingOf(old, key), readingOf(set, key)];
      if (observedAt(state) < observedAt(oldState)) this.violations.push("the stored count went back");
      if (state.dueAt < oldState.dueAt) this.violations.push("the due time went back");
      const isAcquired = state.lease !== null && state.lease.token === set.token && set.token > old.token;
      if (isAcquired && !this.#isRestored(key, state.lease)) this.#onAcquired(key, state.lease.from, old, now);
    }
  }

  #onAcquired(key: string, from: number, old: LedgerState, now: number): void {
    const { intervalSeconds, timeout } = this.#rules;
    const slack = slackOf(this.#rules);
    const spacing = from - (this.#acquiredFrom.get(key) ?? -Infinity);
    this.#acquiredFrom.set(key, from);
    const isTooClose = spacing < Math.min(intervalSeconds * 1000, timeout + 1000) - slack;
    if (Math.abs(from - now) > MAX_COMMAND_MS) this.violations.push(`a lease from ${from - now} ms ahead`);
    if (isTooClose && !this.#excuses(key)) this.violations.push(`spacing: ${spacing} ms`);
    if (now < old.pausedUntil - slack) this.violations.push("pause: acquired in a stored one");
    if (now < readingOf(old, key).dueAt - slack) this.violations.push("spacing: acquired before it was due");
  }

  /** After a loss an instance writes back leases that were acquired before. */
  #isRestored(key: string, { token, from }: Lease): boolean {
    const lease = `${key} ${token} ${from}`;
    const isKnown = this.#leases.has(lease);
    this.#leases.add(lease);
    return isKnown;
  }

  #excuses(key: string): boolean {
    const left = this.#excused.get(key) ?? 0;
    this.#excused.set(key, left - 1);
    return left > 0;
  }
}

/** A count on a screen: its true time, and the time that the relay reports. Epoch milliseconds. */
export interface Shown {
  readonly countedAt: number;
  readonly observedAt: number;
}

/** Two counts of one instance in a row. */
export interface ShownCounts {
  readonly before: Shown | null;
  readonly shown: Shown | null;
  readonly now: number;
  readonly rules: WorldRules;
}

/** Checks a count against the one that the same instance showed before. */
export function checkShown({ before, shown, now, rules }: ShownCounts): string[] {
  if (shown === null) return [];
  const late = now - shown.countedAt - rules.windowSeconds * 1000;
  // The service's clock is wrong. Its time lies between a call and its answer, in whole seconds.
  const back = (before?.countedAt ?? 0) - shown.countedAt - rules.timeout - 1000;
  return [
    ...(back > slackOf(rules) ? [`a reader's count went back by ${back} ms`] : []),
    ...(rules.initialOutage === 0 && shown.observedAt < (before?.observedAt ?? 0)
      ? ["the time of a reader's count went back"]
      : []),
    ...(late > slackOf(rules) ? [`a count was shown ${late} ms past its window`] : []),
  ];
}

/** In the calm at the end every reader has a count, and none waits. */
export function checkCalm(instances: readonly SimulatedInstance[], rules: WorldRules, now: number): string[] {
  const running = instances.filter((instance) => instance.isRunning);
  const last = running.flatMap((instance) => instance.sites.map((site) => instance.shown.get(site)));
  const waiting = last.filter((shown) => shown === undefined || shown.at < now - 30_000);
  const without = last.filter((shown) => shown?.count == null);
  return [
    ...(waiting.length > 0 ? [`${waiting.length} of ${last.length} readers wait in calm`] : []),
    ...(rules.isAmple && without.length > 0 ? [`${without.length} of ${last.length} are shown nothing in calm`] : []),
  ];
}

function observedAt({ snapshot }: ReturnType<typeof readingOf>): number {
  return snapshot === null ? -1 : Date.parse(snapshot.observedAt);
}
