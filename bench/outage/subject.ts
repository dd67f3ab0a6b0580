/** A cache between readers and a service: a count is fresh for 1 s, and may be shown for 60 s. */
export interface Subject {
  /** Rejects if there is no count to show. */
  readonly read: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Creates a subject with an empty cache. */
export type MakeSubject = (serviceUrl: string) => Promise<Subject>;

export const FRESH_SECONDS = 1;
export const WINDOW_SECONDS = 60;
