/** What a platform may hand to a handler beside the request. */
export interface RelayContext {
  /** Keeps a serverless platform awake until a refresh in the background is done. */
  readonly waitUntil?: ((promise: Promise<unknown>) => void) | undefined;
  /**
   * The client's address, as the platform or a proxy of your own tells it, for `stream.maxPerAddress`. A header that
   * clients can write themselves, such as `X-Forwarded-For` without a proxy that sets it anew, protects from nothing.
   */
  readonly address?: string | undefined;
}

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
