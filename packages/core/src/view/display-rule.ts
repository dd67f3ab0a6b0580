import type { DisplayRule } from "../settings/settings.js";
import { warnOnce } from "../settings/warn-once.js";

/** A number as a rule shows it. */
export interface Displayed {
  /** At most the counted number. */
  readonly visitors: number;
  /** Whether `visitors` was rounded down and reads `20+`. */
  readonly isAtLeast: boolean;
}

const DEFAULT_MINIMUM = 2;

/**
 * Applies a display rule. The result never rises when `visitors` falls.
 *
 * @param isOnShow whether this place shows a number now
 * @returns `null` if nothing is shown
 */
export function displayOf(visitors: number, rule: DisplayRule = {}, isOnShow = false): Displayed | null {
  // JavaScript may pass texts, or one step.
  const minimum = Number(rule.minimum ?? DEFAULT_MINIMUM);
  const hideBelow = Number(rule.hideBelow ?? Math.ceil(minimum * 0.8));
  if (!(visitors >= (isOnShow && hideBelow < minimum ? hideBelow : minimum))) return null;

  const step = highest(rule.steps, (one) => one >= 1 && one <= visitors);
  const cap = Math.floor(Math.min(rule.maximum ?? Infinity, step || Infinity));
  const isAtLeast = cap >= 1 && (cap < visitors || step > 0);
  return { visitors: isAtLeast ? cap : visitors, isAtLeast };
}

/** The highest of a rule's steps that passes a test; 0 for none. Without spreading, which overflows the stack for 200,000. */
export function highest(steps: DisplayRule["steps"], isMeant: (step: number) => boolean): number {
  return [steps ?? []].flat().reduce((high, step) => (isMeant(step) ? Math.max(high, step) : high), 0);
}

/**
 * Computes something from settings, or from the defaults if these settings cannot be used. Types ensure their kinds in
 * TypeScript. In JavaScript they may be anything, and must not break the page.
 */
export function orDefaults<Options extends object, Result>(
  options: Options,
  compute: (options: Partial<Options>) => Result,
): Result {
  try {
    return compute(options);
  } catch (error) {
    warnOnce("A setting", error);
    return compute({});
  }
}
