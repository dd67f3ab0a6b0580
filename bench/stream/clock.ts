/** Epoch milliseconds with fractions, comparable between processes of one machine. */
export function exactNow(): number {
  return performance.timeOrigin + performance.now();
}
