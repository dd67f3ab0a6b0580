/** Which numbers are shown, and how exactly. It hides a number or rounds it down; nothing makes one larger. */
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
  /**
   * Numbers to round down to: with `[20, 50, 100]` 20 to 49 read `20+`, and what lies below 20 is exact.
   *
   * @default none: exact
   */
  readonly steps?: readonly number[] | undefined;
  /**
   * Numbers above this one read as it with a plus: of 999, 1,000 reads `999+`.
   *
   * @default none
   */
  readonly maximum?: number | undefined;
}

/** What a rule lets a number be shown as. */
export interface Displayed {
  /** Never more than were counted. */
  readonly visitors: number;
  /** Whether `visitors` was rounded down, and reads `20+`. */
  readonly isAtLeast: boolean;
}

const DEFAULT_MINIMUM = 2;

/**
 * What the rule shows of `visitors`: never more for fewer.
 *
 * @param isOnShow whether a number stands in this place now
 * @returns `null` where nothing is shown
 */
export function displayOf(visitors: number, rule: DisplayRule = {}, isOnShow = false): Displayed | null {
  const minimum = rule.minimum ?? DEFAULT_MINIMUM;
  const hideBelow = rule.hideBelow ?? Math.ceil(minimum * 0.8);
  if (!(visitors >= (isOnShow && hideBelow < minimum ? hideBelow : minimum))) return null;

  const step = Math.max(0, ...(rule.steps ?? []).filter((one) => one >= 1 && one <= visitors));
  const cap = Math.floor(Math.min(rule.maximum ?? Infinity, step || Infinity));
  const isAtLeast = cap >= 1 && (cap < visitors || step > 0);
  return { visitors: isAtLeast ? cap : visitors, isAtLeast };
}
