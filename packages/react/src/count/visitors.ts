import type { CountView } from "@onlookers/core/widget";

/**
 * What a hook tells of a count: the same object as long as it says the same. A poll that finds the same number renders
 * nothing, so `count.observedAt` is when that began to be shown.
 */
export interface Visitors extends CountView {
  /** Why the last try failed, `undefined` where it didn't: a `RelayError`, or what another source gives. */
  readonly error: unknown;
  /** Whether `status` is `loading`. */
  readonly isLoading: boolean;
  /** Asks once, now, for all who show this count. Never rejects: see `error`. */
  readonly refresh: () => Promise<void>;
  /** When the number on show was counted last, ISO 8601 UTC; `null` where none is. Looked up at each call. */
  readonly observedAt: () => string | null;
}
