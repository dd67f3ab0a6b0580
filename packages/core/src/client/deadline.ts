/** Why a {@link Deadline} ended before the work did. */
type EndedBy = "timeout" | "aborted";

/** Ends work after a time, or when a caller's signal says so, whether or not the work heeds its signal. */
export interface Deadline {
  /** Handed to the work. */
  readonly signal: AbortSignal;
  /** What ended it, `null` as long as nothing did. */
  endedBy(): EndedBy | null;
  /** Settles as `work` does, or rejects as soon as the deadline ends. */
  race<T>(work: Promise<T>): Promise<T>;
  /** Clears the timer and lets go of the caller's signal; also ends work that is still under way. */
  release(): void;
}

/** Milliseconds, a day. Timers can't count to 25, and end at once. */
const MAX_TIMEOUT = 86_400_000;

/** @throws {RangeError} for a time that no timer keeps: `Number(undefined)`, `Infinity`, text */
export function checkTimeout(timeout: number): void {
  if (Number.isFinite(timeout) && timeout >= 1 && timeout <= MAX_TIMEOUT) return;
  throw new RangeError(
    `[onlookers] timeout is ${timeout}, so readings could end before they begin. Give milliseconds from 1 to ${MAX_TIMEOUT}, or leave it out.`,
  );
}

/** @param timeout milliseconds, as {@link checkTimeout} lets pass */
export function startDeadline(timeout: number, caller: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  let endedBy: EndedBy | null = null;
  const end = (by: EndedBy) => {
    endedBy ??= by;
    controller.abort();
  };
  const onAbort = () => end("aborted");
  const timer = setTimeout(() => end("timeout"), timeout);
  if (caller?.aborted === true) onAbort();
  caller?.addEventListener("abort", onAbort, { once: true });

  return {
    signal: controller.signal,
    endedBy: () => endedBy,
    race: (work) =>
      new Promise((resolve, reject) => {
        const onEnd = () => reject(controller.signal.reason);
        if (controller.signal.aborted) onEnd();
        controller.signal.addEventListener("abort", onEnd, { once: true });
        work.then(resolve, reject).finally(() => controller.signal.removeEventListener("abort", onEnd));
      }),
    release() {
      clearTimeout(timer);
      caller?.removeEventListener("abort", onAbort);
      controller.abort();
    },
  };
}
