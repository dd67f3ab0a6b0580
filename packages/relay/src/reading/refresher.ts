import { isBailOut, isOnlookersError, type OnlookersError, type VisitorSnapshot } from "@onlookers/core/server";
import type { Clocks } from "../clock/clock-jump.js";
import type { LastSnapshots } from "../count/site-state.js";
import type { Failure } from "../ledger/back-off.js";
import { release, toRelayTime, type Decision, type Outcome, type Success, type Transitions } from "../ledger/ledger.js";
import {
  EMPTY_LEDGER,
  type LedgerState,
  observedAtOf,
  readingOf,
  stalenessAtAge,
  toStoredSnapshot,
} from "../ledger/ledger-state.js";
import { STORE_POLL_MS, type SharedLedger } from "../ledger/shared-ledger.js";
import type { PlannedSite } from "../plan/planned-sites.js";
import type { Shutdown } from "./shutdown.js";
import type { Trace } from "./trace.js";

/** Options of {@link createRefresher}. `random` and the clocks are read at each use. */
export interface RefresherOptions extends Clocks {
  readonly ledger: SharedLedger;
  readonly transitions: Transitions;
  readonly trace: Trace;
  readonly lastSnapshots: LastSnapshots;
  /** Aborts running readings. */
  readonly shutdown: Shutdown;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** A reading that a framework ended, see `isBailOut`. It made no call and leaves the ledger as it was. */
export interface BailOut {
  /** The framework's error, for the request that started the reading. */
  readonly bailOut: unknown;
}

/** Reads a site's provider once, if the ledger allows it, and records the result. */
export type Refresher = (site: PlannedSite) => Promise<BailOut | undefined>;

/** A reading that brought a count, with its whole snapshot. */
interface FullSuccess extends Success {
  readonly whole: VisitorSnapshot;
}

/** What a reading ended with. */
interface Result {
  readonly outcome: Outcome;
  /** The state after the outcome. */
  readonly after: LedgerState;
  readonly durationSeconds: number;
}

/** Creates a refresher that rejects only if the store fails. */
export function createRefresher(options: RefresherOptions): Refresher {
  const { ledger, transitions, trace, lastSnapshots, now, shutdown, random } = options;

  async function acquire({ provider: { credential }, rules }: PlannedSite): Promise<Decision> {
    const cached = transitions.acquire({ ledger: ledger.get(credential), rules, now: now() });
    // Other instances can only have added to what blocks this reading, so the store is not needed.
    if (cached.action !== "call" && cached.action !== "follow") return cached;
    const { decision } = await ledger.update(credential, (state) => {
      const decision = transitions.acquire({ ledger: state, rules, now: now() });
      return { decision, next: decision.action === "call" ? decision.next : state };
    });
    return decision;
  }

  async function read(site: PlannedSite): Promise<FullSuccess | Exclude<Outcome, Success> | BailOut> {
    try {
      const reading = shutdown.run((signal) => site.client.readFully({ signal }));
      const { snapshot, pagesError, clockSkewSeconds } = await reading;
      const pagesFailure = pagesError && toFailure(site, pagesError);
      return {
        snapshot: toStoredSnapshot(snapshot, site.pages.needs),
        receivedAt: now(),
        clockSkewSeconds,
        pagesFailure,
        whole: snapshot,
      };
    } catch (error) {
      return isBailOut(error) ? { bailOut: error } : { failure: toFailure(site, error) };
    }
  }

  function toFailure(site: PlannedSite, error: unknown): Failure {
    if (!isOnlookersError(error)) {
      return { code: "network", status: null, retryable: true, retryAfterSeconds: null, pauseSeconds: null };
    }
    const { code, status, retryable, retryAfterSeconds } = error;
    return { code, status, retryable, retryAfterSeconds, pauseSeconds: pauseAfter(site, error) };
  }

  /** A site owner's own provider may throw here: its failure then costs the usual back-off. */
  function pauseAfter({ provider }: PlannedSite, error: OnlookersError): number | null {
    try {
      return provider.pauseAfter(error, now());
    } catch {
      return null;
    }
  }

  function emitResult(site: PlannedSite, { outcome, after, durationSeconds }: Result): void {
    const [origin, { calls }] = [{ site, at: now() }, site];
    if ("snapshot" in outcome) {
      const reading = readingOf(ledger.get(site.provider.credential), site.key);
      const { activeVisitors: visitors, observedAt } = toRelayTime(reading, outcome).snapshot;
      const pagesError = outcome.pagesFailure?.code ?? null;
      return trace.emit({ ...origin, type: "read", visitors, observedAt, pagesError, calls, durationSeconds });
    }
    const { code, status, retryAfterSeconds } = outcome.failure;
    const until = new Date(Math.max(readingOf(after, site.key).dueAt, after.pausedUntil)).toISOString();
    trace.emit({ ...origin, type: "failed", code, status, retryAfterSeconds, calls, durationSeconds, until });
  }

  async function readAndCommit(site: PlannedSite, token: number): Promise<BailOut | undefined> {
    const { credential } = site.provider;
    const { rules } = site;
    const startedAt = now();
    const outcome = await read(site);
    if ("bailOut" in outcome) {
      await ledger.update(credential, (state) => ({ next: release({ ledger: state, rules, token }) }));
      return outcome;
    }
    const jitter = random();
    const commit = (state: LedgerState) => {
      const next = transitions.commit({ ledger: state, rules, now: now(), token, outcome, random: jitter });
      const { snapshot } = readingOf(next, site.key);
      const isNew = snapshot !== null && snapshot !== readingOf(state, site.key).snapshot;
      if (isNew && "whole" in outcome) lastSnapshots.keep(site, snapshot, outcome.whole);
      return next;
    };
    const before = ledger.get(credential);
    const after = commit(before);
    emitResult(site, { outcome, after, durationSeconds: (now() - startedAt) / 1000 });
    // A pause applies to this process at once, also to calls that were acquired but not made yet.
    if (after.pausedUntil > before.pausedUntil) {
      ledger.merge(credential, { ...EMPTY_LEDGER, pausedUntil: after.pausedUntil });
    }
    const update = ledger.update(credential, (state) => ({ next: commit(state) }));
    const { next } = await update.catch((error: unknown) => {
      ledger.merge(credential, commit(ledger.get(credential))); // The next change writes it to the store.
      throw error;
    });
    const { pausedUntil } = next;
    if (pausedUntil > now()) trace.emitBlocked({ site, at: now(), type: "paused", until: pausedUntil });
    return undefined;
  }

  /** False if the store was slow, or the process was frozen (SIGSTOP, a serverless function): another may call by now. */
  function holdsLease(site: PlannedSite, until: number): boolean {
    return now() < until && now() >= ledger.get(site.provider.credential).pausedUntil;
  }

  function hasCount(site: PlannedSite): boolean {
    const { snapshot } = readingOf(ledger.get(site.provider.credential), site.key);
    return stalenessAtAge(now() - observedAtOf(snapshot), site.lifetime) !== "expired";
  }

  return async function refresh(site) {
    for (let polls = 0; polls * STORE_POLL_MS <= site.rules.leaseMs && !shutdown.closed; polls += 1) {
      const decision = await acquire(site);
      switch (decision.action) {
        case "call": {
          if (!holdsLease(site, decision.until)) return undefined;
          return readAndCommit(site, decision.token);
        }
        case "throttled":
        case "paused":
          trace.emitBlocked({ site, at: now(), type: decision.action, until: decision.until });
          return undefined;
        case "follow":
          if (hasCount(site)) return undefined;
          await ledger.nextChange(site.provider.credential);
          break;
        case "wait":
          return undefined;
      }
    }
    return undefined;
  };
}
