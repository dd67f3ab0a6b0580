/** The process around a command. */
export interface Surroundings {
  readonly version: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  /** Aborts when the user wants the command to end. */
  readonly ended: AbortSignal;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly fetch: typeof fetch;
}
