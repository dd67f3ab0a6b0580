/** Smaller differences count as drift, which the clock may follow. */
const JUMP_MS = 1000;

/** A wall clock and the clock that measures its jumps. Callers read both at each use. */
export interface Clocks {
  /** Returns epoch milliseconds. */
  readonly now: () => number;
  /** Returns milliseconds from any origin, by a clock that nobody can set. */
  readonly steady: () => number;
}

/** The wall clock minus the steady clock, in milliseconds. It changes by less than a second unless the wall clock jumps. */
export function clockOffset({ now, steady }: Clocks): number {
  return now() - steady();
}

/** Milliseconds by which the wall clock has jumped ahead since `offset` was taken; 0 for mere drift. */
export function jumpSince(offset: number, clocks: Clocks): number {
  const jump = clockOffset(clocks) - offset;
  return Math.abs(jump) > JUMP_MS ? jump : 0;
}
