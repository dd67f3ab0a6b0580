/** Milliseconds after which a render goes on without what it waited for. */
const PATIENCE = 10_000;

/** Something that a render waits for. It always settles, and never throws. */
export interface Wait<T> {
  /** For React, to try again after. */
  readonly settled: Promise<void>;
  readonly isSettled: () => boolean;
  /** What came; `undefined` where nothing did, in time. */
  readonly value: () => T | undefined;
  /** Why nothing came. */
  readonly error: () => unknown;
}

/** Waits for a promise, but not for ever: a server's response would never end. */
export function waitFor<T>(promise: PromiseLike<T>): Wait<T> {
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
      error = new Error(`[onlookers] No count came within ${PATIENCE / 1000} s, so nothing is shown until one does.`);
      settle();
    }, PATIENCE);
    promise.then(
      (came) => {
        if (!isSettled) value = came;
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
