/**
 * Tells a relay's work that the relay was closed. Not by one `AbortSignal` for all: Workers bind a signal to the request
 * that made it, and any other request that so much as looks at it fails.
 */
export interface Closing {
  readonly closed: boolean;
  /** Runs `work` with a signal of its own, which aborts when the relay is closed before `work` settles. */
  during<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Aborts what runs and what will. */
  close(): void;
}

/** @returns open */
export function createClosing(): Closing {
  const running = new Set<AbortController>();
  let closed = false;
  return {
    get closed() {
      return closed;
    },
    async during(work) {
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
