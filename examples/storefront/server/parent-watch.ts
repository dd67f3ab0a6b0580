/** Who started this process: asked at once, for it may die while the shop still starts. */
const parent = process.ppid;

/**
 * Calls `onGone` once the process that started this one has died, so that nothing is left running behind a terminal
 * that was closed.
 *
 * @returns ends the watch
 */
export function watchParent(onGone: () => void): () => void {
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, 1000);
  return () => clearInterval(timer);
}
