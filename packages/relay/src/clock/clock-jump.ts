/** Smaller differences are drift, which is followed. */
const JUMP_MS = 1000;

/** What a clock jumps against. Both are looked up at each use. */
export interface Clocks {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Milliseconds from any origin, by a clock that nobody sets. */
  readonly steady: () => number;
}

/** How a clock lies beside the steady one at this moment: equal, to within a second, as long as it doesn't jump. */
export function epochOf({ now, steady }: Clocks): number {
  return now() - steady();
}

/** Milliseconds by which the clock has jumped ahead since it lay so; 0 where it only drifted. */
export function jumpSince(epoch: number, clocks: Clocks): number {
  const jump = epochOf(clocks) - epoch;
  return Math.abs(jump) > JUMP_MS ? jump : 0;
}
