/** Milliseconds since the epoch with fractions, for two processes of one machine to compare. */
export function exactNow(): number {
  return performance.timeOrigin + performance.now();
}
