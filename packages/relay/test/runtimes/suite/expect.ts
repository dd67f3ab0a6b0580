/** Ends a check where `actual` isn't `expected`; both as JSON would write them. Needs nothing of any runtime. */
export function expectEqual(what: string, actual: unknown, expected: unknown): void {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (got !== wanted) throw new Error(`${what}: ${got}, expected ${wanted}`);
}
