/** One visitor's look at one page: the only thing that happens in the mock's world. All numbers derive from these. */
export interface View {
  /** Stays the same for all views of a visitor. */
  readonly visitor: string;
  readonly path: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** ISO 3166-1 alpha-2, or `unknown`. */
  readonly country: string;
  /** `desktop`, `mobile` or `tablet`. */
  readonly device: string;
}
