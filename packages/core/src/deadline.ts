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

/** @param timeout milliseconds */
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
