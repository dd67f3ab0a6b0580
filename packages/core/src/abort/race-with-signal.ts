/**
 * Settles as `work` does, or rejects with the signal's reason as soon as the signal aborts, even if the work ignores its
 * signal. For a `VisitorSource` of your own.
 *
 * @param signal without one, settles as `work` does
 */
export function raceWithSignal<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const settled = new AbortController();
    work.then(resolve, reject).finally(() => settled.abort());
    signal?.addEventListener("abort", () => reject(signal.reason), { signal: settled.signal });
    signal?.throwIfAborted();
  });
}
