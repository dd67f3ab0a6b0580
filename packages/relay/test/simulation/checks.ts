import { parseDocument } from "../../src/ledger/parse-document.js";
import { readingOf } from "../../src/ledger/ledger.js";
import type { Lease, LedgerDocument } from "../../src/ledger/document.js";
import type { PlayedInstance } from "./played-instance.js";
import type { PlayedService, ServiceCall } from "./played-service.js";
import type { WorldRules } from "./world-rules.js";

/** What happened beside the instances' own doing. */
export interface Disturbances {
  /** When the store lost its document. */
  readonly losses: number[];
  /** When it was away or slow, or an instance was killed or stopped. */
  readonly others: number[];
}

/** How far two instances' estimates of the store's time can differ: half a way there and back each. */
const slackOf = (rules: WorldRules) => 2 * rules.storeLatency + 5;

/** A command that takes longer ends its reading, but may still be carried out. */
const SLOWEST_COMMANDS = 2500;

/** Calls in every rolling span stay inside the limit. */
export function checkBudget(rules: WorldRules, { calls }: PlayedService, { losses }: Disturbances): string[] {
  // What was agreed on just before a loss is called just after it, and stands nowhere.
  const toldFor = rules.timeout + 1000 + SLOWEST_COMMANDS;
  const isLost = (first: ServiceCall, last: ServiceCall) =>
    losses.some((at) => at > first.at - toldFor && at < last.at);
  const ofOne = [...new Set(calls.map(({ by }) => by))].flatMap((by) =>
    // Each instance knows its own calls, whatever the store forgets.
    overspent(
      rules,
      calls.filter((call) => call.by === by),
      () => false,
    ),
  );
  return [...overspent(rules, calls, isLost), ...ofOne].slice(0, 1);
}

/** Spans with too many calls, but for those in which the document was lost that knew of them. */
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

/** Nobody calls while the service wants to be left alone and that is known. */
export function checkPauses(rules: WorldRules, service: PlayedService, disturbances: Disturbances): string[] {
  for (const { by, heardAt, until } of service.pauses) {
    const toldBy = heardAt + 6 * rules.storeLatency + 1000;
    // Who isn't told by the store looks there before it calls, and calls without where the store is away by then.
    const isTold = (callAt: number) =>
      !disturbances.others.some((at) => at > heardAt - 10_000 && at < (rules.watches ? toldBy : callAt));
    for (const call of service.calls) {
      if (call.at <= heardAt || call.at >= until - slackOf(rules)) continue;
      const isLost = disturbances.losses.some((at) => at > heardAt && at < call.at);
      if (call.by === by ? true : isTold(call.at) && !isLost && call.at > toldBy) {
        return [`pause: a call ${call.at - heardAt} ms after the service asked for ${until - heardAt} ms`];
      }
    }
  }
  return [];
}

/** What an instance may set in the store after what stands there. */
export class StoreChecks {
  readonly violations: string[] = [];
  readonly #rules: WorldRules;
  readonly #acquiredFrom = new Map<string, number>();
  readonly #leases = new Set<string>();
  /** Readings that may still come too near, by key. */
  readonly #excused = new Map<string, number>();

  constructor(rules: WorldRules) {
    this.#rules = rules;
  }

  /** The store lost its document: one who never heard of it may read, and then one who did. */
  onLoss(): void {
    for (const key of this.#acquiredFrom.keys()) this.#excused.set(key, (this.#excused.get(key) ?? 0) + 1);
  }

  onSet(before: string | null, next: string, now: number): void {
    const [old, set] = [parseDocument(before, now), parseDocument(next, now)];
    for (const key of Object.keys(set.readings)) {
      const [oldState, state] = [readingOf(old, key), readingOf(set, key)];
      if (observedAt(state) < observedAt(oldState)) this.violations.push("the stored count went back");
      if (state.dueAt < oldState.dueAt) this.violations.push("the due time went back");
      const isAcquired = state.lease !== null && state.lease.token === set.token && set.token > old.token;
      if (isAcquired && !this.#isRestored(key, state.lease)) this.#onAcquired(key, state.lease.from, old, now);
    }
  }

  #onAcquired(key: string, from: number, old: LedgerDocument, now: number): void {
    const { intervalSeconds, timeout } = this.#rules;
    const slack = slackOf(this.#rules);
    const spacing = from - (this.#acquiredFrom.get(key) ?? -Infinity);
    this.#acquiredFrom.set(key, from);
    const tooNear = spacing < Math.min(intervalSeconds * 1000, timeout + 1000) - slack;
    if (Math.abs(from - now) > SLOWEST_COMMANDS) this.violations.push(`a lease from ${from - now} ms ahead`);
    if (tooNear && !this.#excuses(key)) this.violations.push(`spacing: ${spacing} ms`);
    if (now < old.pausedUntil - slack) this.violations.push("pause: acquired in a stored one");
    if (now < readingOf(old, key).dueAt - slack) this.violations.push("spacing: acquired before it was due");
  }

  /** A store that lost its document is given leases back that were agreed on before. */
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

/** What a reader is shown: when it was counted in truth, and what the relay says of that. Epoch milliseconds. */
export interface Shown {
  readonly countedAt: number;
  readonly observedAt: number;
}

/** What a reader may be shown after what the same instance showed before. */
export function checkShown(before: Shown | null, shown: Shown | null, now: number, rules: WorldRules): string[] {
  if (shown === null) return [];
  const late = now - shown.countedAt - rules.windowSeconds * 1000;
  // The service's clock is its own: what it says lies between a call and its answer, in whole seconds.
  const back = (before?.countedAt ?? 0) - shown.countedAt - rules.timeout - 1000;
  return [
    ...(back > slackOf(rules) ? [`a reader's count went back by ${back} ms`] : []),
    ...(rules.awayAtFirst === 0 && shown.observedAt < (before?.observedAt ?? 0)
      ? ["the time of a reader's count went back"]
      : []),
    ...(late > slackOf(rules) ? [`a count was shown ${late} ms past its window`] : []),
  ];
}

/** Once all is well again, everybody has a count, and nobody waits. */
export function checkCalm(instances: readonly PlayedInstance[], rules: WorldRules, now: number): string[] {
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
