import type { RelayContext } from "../relay-options.js";

/**
 * Asks the platform not to stop before `work` is done. One that refuses (Next.js' `after` outside of a request, say)
 * costs no count: the work goes on for as long as the platform lets it.
 */
export function keepAwake(context: RelayContext | undefined, work: Promise<unknown>): void {
  try {
    context?.waitUntil?.(work);
  } catch {
    // The count at hand is what was asked for.
  }
}
