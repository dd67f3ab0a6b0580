/** Sets the one custom state of an element, for `:state(fresh)`. Browsers without custom states style it without. */
export function setState({ states }: ElementInternals, state: string): void {
  try {
    states.clear();
    states.add(state);
  } catch {
    // Missing, or Chromium before 125, whose states begin with two dashes.
  }
}
