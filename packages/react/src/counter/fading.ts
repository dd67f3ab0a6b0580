import { MAX_FADING_COUNTERS } from "@onlookers/core/widget";

let mountedCounters = 0;

/** An effect of each counter: counts it until it unmounts. */
export function countMounted(): () => void {
  mountedCounters += 1;
  return () => void (mountedCounters -= 1);
}

/**
 * Whether a number that changes now fades in. Rendering reads it although it is no state: it only decides about an
 * animation, and a render for each counter that mounts would cost more than the animation.
 */
export const numbersFade = (): boolean => mountedCounters <= MAX_FADING_COUNTERS;
