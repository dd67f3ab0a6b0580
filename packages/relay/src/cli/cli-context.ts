/** The process that a command runs in. */
export interface CliContext {
  readonly version: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  /** Aborts when the user ends the command. */
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
