/** Calls back once for any number of calls in one go, with what the last of them gave. */
export function soon<T>(callBack: (given: T) => void): {
  readonly run: (given: T) => void;
  readonly cancel: () => void;
} {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    run(given) {
      clearTimeout(timer);
      timer = setTimeout(callBack, 0, given);
    },
    cancel: () => clearTimeout(timer),
  };
}
