/**
 * Settles as `work` does, or rejects with the signal's reason as soon as the signal aborts, even if the work ignores its
 * signal. For a `VisitorSource` of your own.
 *
 * @param signal without one, settles as `work` does
 */
export function raceWithSignal<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort);
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
