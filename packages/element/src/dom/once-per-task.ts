/** Calls back once for all calls of one task: in a microtask, before anything is painted. */
export function oncePerTask(callBack: () => void): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      callBack();
    });
  };
}
