/** From which number on a count is shown. It only ever hides a number, it never changes one. */
export interface DisplayRule {
  /**
   * The smallest number that is shown: below it a shop looks empty and a shopper watched.
   *
   * @default 2
   */
  readonly minimum?: number | undefined;
  /**
   * A number already on show stays until it falls below this one, so that it doesn't blink around the minimum.
   *
   * @default four fifths of `minimum`, rounded up (2 of 2, 8 of 10)
   */
  readonly hideBelow?: number | undefined;
}

const DEFAULT_MINIMUM = 2;

/**
 * Whether the rule lets `visitors` be shown.
 *
 * @param isOnShow whether a number stands in this place now
 */
export function isShown(visitors: number, rule: DisplayRule = {}, isOnShow = false): boolean {
  const minimum = rule.minimum ?? DEFAULT_MINIMUM;
  const hideBelow = Math.min(minimum, rule.hideBelow ?? Math.ceil(minimum * 0.8));
  return visitors >= (isOnShow ? hideBelow : minimum);
}
