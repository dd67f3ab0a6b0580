/** Smaller differences between two clocks are drift, which is followed. */
const STEP_MS = 1000;

/**
 * The time in epoch milliseconds, going on at its pace where the wall clock is set back: a lease, a pause and a count
 * then end after their seconds, not an hour late. Set ahead, it follows: a count rather looks too old than too young.
 *
 * @param wall epoch milliseconds, looked up at each use
 * @param steady milliseconds from any origin, by a clock that nobody sets
 */
export function createSteadyClock(
  wall: () => number = () => Date.now(),
  steady: () => number = () => performance.now(),
): () => number {
  let seen: { readonly wall: number; readonly steady: number; readonly told: number } | null = null;
  let ahead = 0;
  return () => {
    const [wallNow, steadyNow] = [wall(), steady()];
    if (seen !== null) {
      const step = wallNow - seen.wall - (steadyNow - seen.steady);
      if (Math.abs(step) > STEP_MS) ahead = Math.max(0, ahead - step);
    }
    const told = Math.max(seen?.told ?? 0, wallNow + ahead);
    seen = { wall: wallNow, steady: steadyNow, told };
    return told;
  };
}
