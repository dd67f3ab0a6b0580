import { isOnlookersError, type OnlookersError } from "@onlookers/core/server";
import type { Clocks } from "../clock/clock-jump.js";
import type { Closing } from "./closing.js";
import { keep, observedAtOf, stalenessSince } from "../ledger/kept-snapshot.js";
import { readingOf, understood, type Ledger, type Outcome, type Verdict } from "../ledger/ledger.js";
import type { Failure } from "../ledger/back-off.js";
import { EMPTY_LEDGER, type LedgerDocument } from "../ledger/document.js";
import { LOOK_MS, type LedgerKeeper } from "../ledger/keeper.js";
import type { PlannedSite } from "../plan/planned-sites.js";
import type { Trace } from "./trace.js";

/** The reader's outside. */
export interface ReaderOptions extends Clocks {
  readonly keeper: LedgerKeeper;
  readonly ledger: Ledger;
  readonly trace: Trace;
  /** Ends readings under way. */
  readonly closing: Closing;
}

/** Reads a site's provider once, if the ledger lets it, and enters how that ended. */
export type Reader = (site: PlannedSite) => Promise<void>;

/** The returned reader rejects only where the store fails. */
export function createReader({ keeper, ledger, trace, now, closing }: ReaderOptions): Reader {
  async function tryToAcquire(site: PlannedSite): Promise<Verdict> {
    const { credential } = site.provider;
    const known = ledger.acquire(keeper.peek(credential), site.rules, now());
    // Whoever knows that nobody may call needn't ask the store about it: others can only have added to that.
    if (known.may !== "call" && known.may !== "follow") return known;
    const { verdict } = await keeper.update(credential, (document) => {
      const verdict = ledger.acquire(document, site.rules, now());
      return { verdict, next: verdict.may === "call" ? verdict.next : document };
    });
    return verdict;
  }

  async function read(site: PlannedSite): Promise<Outcome> {
    try {
      const reading = closing.during((signal) => site.client.readFully({ signal }));
      const { snapshot, pagesError, clockSkewSeconds } = await reading;
      const pagesFailure = pagesError && toFailure(site, pagesError, now());
      return { snapshot: keep(snapshot), receivedAt: now(), clockSkewSeconds, pagesFailure };
    } catch (error) {
      return { failure: toFailure(site, error, now()) };
    }
  }

  /** @param after how the ledger stands by it */
  function tell(site: PlannedSite, outcome: Outcome, after: LedgerDocument, tookSeconds: number): void {
    const { calls } = site;
    if ("snapshot" in outcome) {
      const state = readingOf(keeper.peek(site.provider.credential), site.key);
      const { activeVisitors: visitors, observedAt } = understood(state, outcome).snapshot;
      const pagesFailed = outcome.pagesFailure?.code ?? null;
      return trace.emit(site, now(), { type: "read", visitors, observedAt, pagesFailed, calls, tookSeconds });
    }
    const { code, status, retryAfterSeconds } = outcome.failure;
    const until = new Date(Math.max(readingOf(after, site.key).dueAt, after.pausedUntil)).toISOString();
    trace.emit(site, now(), { type: "failed", code, status, retryAfterSeconds, calls, tookSeconds, until });
  }

  async function readAndEnter(site: PlannedSite, token: number): Promise<void> {
    const { credential } = site.provider;
    const from = now();
    const outcome = await read(site);
    const random = Math.random();
    const step = (document: LedgerDocument) => ({
      next: ledger.commit(document, site.rules, token, outcome, now(), random),
    });
    const { next: foreseen } = step(keeper.peek(credential));
    tell(site, outcome, foreseen, (now() - from) / 1000);
    // A pause holds in this process at once, also for calls that were agreed on but aren't made yet.
    keeper.learn(credential, { ...EMPTY_LEDGER, pausedUntil: foreseen.pausedUntil });
    const { next } = await keeper.update(credential, step).catch((error: unknown) => {
      keeper.learn(credential, step(keeper.peek(credential)).next); // The others hear of it with the next change.
      throw error;
    });
    if (next.pausedUntil > now()) trace.emitHeld(site, now(), "paused", next.pausedUntil);
  }

  /** The store took its time, or the process was stopped (SIGSTOP, a frozen function): the call may be another's by now. */
  function mayStill(site: PlannedSite, until: number): boolean {
    return now() < until && now() >= keeper.peek(site.provider.credential).pausedUntil;
  }

  function hasCount(site: PlannedSite): boolean {
    const { snapshot } = readingOf(keeper.peek(site.provider.credential), site.key);
    return stalenessSince(observedAtOf(snapshot), site.lifetime, now()) !== "expired";
  }

  return async function refresh(site) {
    for (let looks = 0; looks * LOOK_MS <= site.rules.leaseMs && !closing.closed; looks += 1) {
      const verdict = await tryToAcquire(site);
      switch (verdict.may) {
        case "call": {
          if (!mayStill(site, verdict.until)) return;
          return readAndEnter(site, verdict.token);
        }
        case "refused":
        case "paused":
          return trace.emitHeld(site, now(), verdict.may, verdict.until);
        case "follow":
          if (hasCount(site)) return;
          await keeper.news(site.provider.credential);
          break;
        case "wait":
          return;
      }
    }
  };
}
function toFailure(site: PlannedSite, error: unknown, now: number): Failure {
  if (!isOnlookersError(error)) {
    return { code: "network", status: null, retryable: true, retryAfterSeconds: null, pauseSeconds: null };
  }
  const { code, status, retryable, retryAfterSeconds } = error;
  return { code, status, retryable, retryAfterSeconds, pauseSeconds: pauseAfter(site, error, now) };
}

/** A shop's own provider may throw: its failure then costs the usual back-off. */
function pauseAfter(site: PlannedSite, error: OnlookersError, now: number): number | null {
  try {
    return site.provider.pauseAfter(error, now);
  } catch {
    return null;
  }
}
