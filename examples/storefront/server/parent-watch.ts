/** The process that started this one. Read when the module loads, because the parent may die while the shop starts. */
const parent = process.ppid;

/**
 * Calls `onExit` once the parent process has died. Without it the server would outlive a closed terminal.
 *
 * @returns stops the watch
 */
export function watchParent(onExit: () => void): () => void {
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onExit();
  }, 1000);
  return () => clearInterval(timer);
}
