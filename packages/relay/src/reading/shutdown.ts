/**
 * Aborts a relay's work when the relay is closed. Each piece of work gets its own `AbortSignal`: Workers bind a signal to
 * the request that created it, and any other request that reads it fails.
 */
export interface Shutdown {
  readonly closed: boolean;
  /** Runs `work` with a signal that aborts if the relay is closed before `work` settles. */
  run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Aborts running and future work. */
  close(): void;
}

export function createShutdown(): Shutdown {
  const running = new Set<AbortController>();
  let closed = false;
  return {
    get closed() {
      return closed;
    },
    async run(work) {
      const controller = new AbortController();
      if (closed) controller.abort();
      running.add(controller);
      try {
        return await work(controller.signal);
      } finally {
        running.delete(controller);
      }
    },
    close() {
      closed = true;
      for (const controller of running) controller.abort();
    },
  };
}

/** Resolves as `work` does; to `undefined` if it rejects, and after `ms` milliseconds. Never rejects. */
export async function settleWithin<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  const result = await Promise.race([work.catch(() => undefined), timeout]);
  clearTimeout(timer);
  return result;
}
