/** Where the instances of a relay share what they know of a credential: text by key, changed by compare-and-set. */
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
}
