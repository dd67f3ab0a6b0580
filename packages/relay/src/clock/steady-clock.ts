/** Smaller differences between two clocks count as drift, which the steady clock follows. */
const STEP_MS = 1000;

/**
 * A clock in epoch milliseconds that keeps its pace when the wall clock is set back. Leases, pauses and counts then end
 * after their seconds, not an hour late. When the wall clock is set ahead, the clock follows: a count may look too old,
 * never too young.
 *
 * @param wall returns epoch milliseconds; read at each use
 * @param steady returns milliseconds from any origin, by a clock that nobody can set; read at each use
 */
export function createSteadyClock(
  wall: () => number = () => Date.now(),
  steady: () => number = () => performance.now(),
): () => number {
  let last: { readonly wall: number; readonly steady: number; readonly result: number } | null = null;
  let aheadMs = 0;
  return () => {
    const [wallNow, steadyNow] = [wall(), steady()];
    if (last !== null) {
      const step = wallNow - last.wall - (steadyNow - last.steady);
      if (Math.abs(step) > STEP_MS) aheadMs = Math.max(0, aheadMs - step);
    }
    const result = Math.max(last?.result ?? 0, wallNow + aheadMs);
    last = { wall: wallNow, steady: steadyNow, result };
    return result;
  };
}
