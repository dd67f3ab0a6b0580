const TIMEOUT_MS = 10_000;

/** A promise that a render can suspend on. It always settles within 10 s, and `settled` never rejects. */
export interface Suspendable<T> {
  /** For React to render again after. */
  readonly settled: Promise<void>;
  readonly isSettled: () => boolean;
  /** The result; `undefined` after a failure or a timeout. */
  readonly value: () => T | undefined;
  /** The reason of a failure or a timeout. */
  readonly error: () => unknown;
}

/** Wraps a promise for a render to suspend on. The timeout ensures that a server's response ends. */
export function createSuspendable<T>(promise: PromiseLike<T>): Suspendable<T> {
  let isSettled = false;
  let value: T | undefined;
  let error: unknown;
  const settled = new Promise<void>((resolve) => {
    const settle = () => {
      isSettled = true;
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      error = new Error(
        `[onlookers] No count arrived within ${TIMEOUT_MS / 1000} s, so none is shown. Check that the relay responds.`,
      );
      settle();
    }, TIMEOUT_MS);
    promise.then(
      (result) => {
        if (!isSettled) value = result;
        settle();
      },
      (failure: unknown) => {
        if (!isSettled) error = failure;
        settle();
      },
    );
  });
  return { settled, isSettled: () => isSettled, value: () => value, error: () => error };
}
