/**
 * Holds the shared state of a relay's instances: one value for each credential, changed by compare-and-set. Any database
 * that can compare and set makes a store with two methods. `storeChecks` of `@onlookers/relay/testing` tests one.
 */
export interface Store<Value = string> {
  /**
   * Whether all instances see the same values. If not, each may use only its share of a limit, see
   * `RelayOptions.instances`.
   */
  readonly shared: boolean;
  /** @returns `null` if nothing is set */
  get(key: string): Promise<Value | null>;
  /**
   * Sets `next` if the key still holds `expected` (`null`: nothing), in one atomic step.
   *
   * @returns whether `next` was set
   */
  compareAndSet(key: string, expected: Value | null, next: Value): Promise<boolean>;
  /**
   * The time in epoch milliseconds that all instances share: the store's own, as of its last answer.
   *
   * @default each instance's own clock; those must then agree to within a few seconds
   */
  readonly now?: (() => number) | undefined;
  /**
   * Calls `listener` with each value that any instance sets under the key, so that a count reaches the others at once.
   * A message may get lost: the next `get` replaces it.
   *
   * @default instances that wait for a count poll the store ten times a second
   * @returns stops watching
   */
  readonly watch?: ((key: string, listener: (value: Value) => void) => () => void) | undefined;
}

/** The store of one process. It returns the very values that were set, so nothing is serialised or parsed. */
export interface MemoryStore extends Store<unknown> {
  readonly inMemory: true;
}
