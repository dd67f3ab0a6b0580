/** What a platform may pass to a handler beside the request. */
export interface RelayContext {
  /** Keeps a serverless platform awake until a background refresh is done. */
  readonly waitUntil?: ((promise: Promise<unknown>) => void) | undefined;
  /**
   * The client's address, from the platform or a proxy of your own, for `stream.maxPerAddress`. Do not pass a header that
   * clients can write themselves, such as `X-Forwarded-For` without a proxy that overwrites it.
   */
  readonly address?: string | undefined;
}

/**
 * Requests that the platform stays awake until `work` is done. A platform that refuses (for example Next.js' `after`
 * outside a request) costs no count: the work continues as long as the platform allows.
 */
export function keepAwake(context: RelayContext | undefined, work: Promise<unknown>): void {
  try {
    context?.waitUntil?.(work);
  } catch {
    // The cached count is served all the same.
  }
}
