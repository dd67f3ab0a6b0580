/** A callback that runs once for many calls. */
export interface Coalesced<T> {
  /** Runs the callback in a later task, with the last `value` of all calls until then. */
  readonly run: (value: T) => void;
  readonly cancel: () => void;
}

/** Merges the calls of one task into one. */
export function coalesce<T>(callback: (value: T) => void): Coalesced<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    run(value) {
      clearTimeout(timer);
      timer = setTimeout(callback, 0, value);
    },
    cancel: () => clearTimeout(timer),
  };
}
