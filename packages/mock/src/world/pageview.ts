/** One page view, the only kind of event in the simulated world. All numbers derive from page views. */
export interface Pageview {
  /** The same for all page views of a visitor. */
  readonly visitor: string;
  readonly path: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** ISO 3166-1 alpha-2, or `unknown`. */
  readonly country: string;
  /** `desktop`, `mobile` or `tablet`. */
  readonly device: string;
}
