/** The reason of a timeout's signal. A symbol: no caller can have aborted with it. */
const TIMED_OUT = Symbol("timed out");

/** Aborts work after a time, or when the caller's signal aborts. */
export interface Deadline {
  /** Passed to the work. */
  readonly signal: AbortSignal;
  /** What ended the deadline; `null` while it runs. */
  endedBy(): "timeout" | "aborted" | null;
  /** Clears the timer and aborts work that is still in flight. */
  release(): void;
}

/** The longest time that a timer keeps safely: a day. Beyond 24.8 days timers fire at once. */
const MAX_TIMEOUT_MS = 86_400_000;

/** @throws {RangeError} for a time that no timer keeps: `Number(undefined)`, `Infinity`, a string */
export function checkTimeout(timeout: number): void {
  if (Number.isFinite(timeout) && timeout >= 1 && timeout <= MAX_TIMEOUT_MS) return;
  throw new RangeError(
    `[onlookers] timeout is ${timeout}, so readings could end before they begin. Use milliseconds from 1 to ${MAX_TIMEOUT_MS}, or omit it.`,
  );
}

/**
 * Starts a deadline. Its timer is `setTimeout`, because tests cannot fake the clock of `AbortSignal.timeout`.
 *
 * @param timeout milliseconds, checked by {@link checkTimeout}
 * @param caller of any realm: tests and frames have a class `AbortSignal` of their own, which `AbortSignal.any` rejects
 */
export function startDeadline(timeout: number, caller: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  const timer = setTimeout(() => controller.abort(TIMED_OUT), timeout);
  const abort = () => controller.abort(caller?.reason);
  if (caller?.aborted === true) abort();
  caller?.addEventListener("abort", abort);
  return {
    signal,
    endedBy: () => (signal.aborted ? (signal.reason === TIMED_OUT ? "timeout" : "aborted") : null),
    release() {
      clearTimeout(timer);
      caller?.removeEventListener("abort", abort);
      controller.abort();
    },
  };
}
