/** Resolves after `milliseconds`, or as soon as the signal aborts. It never rejects. */
export type Delay = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** A {@link Delay} that uses `setTimeout`. */
export const timerDelay: Delay = async (milliseconds, signal) => {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
  });
};
