/** Batches all calls of one task into one call, in a microtask and so before the next paint. */
export function batchMicrotask(callback: () => void): () => void {
  let isScheduled = false;
  return () => {
    if (isScheduled) return;
    isScheduled = true;
    queueMicrotask(() => {
      isScheduled = false;
      callback();
    });
  };
}
