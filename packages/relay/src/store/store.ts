/**
 * Where the instances of a relay share what they know of a credential: text by key, changed by compare-and-set. Two
 * methods over any database that can compare and set make one; `test/describe-store.ts` holds it to this contract.
 */
export interface Store {
  /**
   * Whether instances see one another's texts. Where they don't, each may use only its share of a limit, see
   * `RelayOptions.instances`.
   */
  readonly shared: boolean;
  /** @returns `null` where nothing was set */
  get(key: string): Promise<string | null>;
  /**
   * Sets `next` if the key still holds `expected` (`null`: nothing), in one atomic step.
   *
   * @returns whether it was set
   */
  compareAndSet(key: string, expected: string | null, next: string): Promise<boolean>;
  /**
   * The time in epoch milliseconds that all instances go by: the store's own, as its last answer told it.
   *
   * @default each instance's own clock; those must then agree to within a few seconds
   */
  readonly now?: (() => number) | undefined;
  /**
   * Calls `listener` with each text that an instance sets under the key, so that a count reaches the others at once.
   * A text that gets lost is made up for by the next `get`.
   *
   * @default instances that wait for a count look for it ten times a second
   * @returns ends it
   */
  readonly watch?: ((key: string, listener: (text: string) => void) => () => void) | undefined;
}
