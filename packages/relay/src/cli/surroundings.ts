/** The process around a command. */
export interface Surroundings {
  readonly version: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  /** Aborts when the user wants the command to end. */
  readonly ended: AbortSignal;
  /**
   * Epoch milliseconds.
   *
   * @default Date.now, and in a relay the clock of its store
   */
  readonly now?: (() => number) | undefined;
  /** @default globalThis.fetch */
  readonly fetch?: typeof fetch | undefined;
}
