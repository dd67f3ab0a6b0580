/** One way to stand between readers and a service: keeps a count for 1 s, and may show it for 60 s. */
export interface Subject {
  /** Rejects where a reader would see no count. */
  readonly read: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Makes one that knows no count yet. */
export type MakeSubject = (serviceUrl: string) => Promise<Subject>;

export const FRESH_SECONDS = 1;
export const WINDOW_SECONDS = 60;
