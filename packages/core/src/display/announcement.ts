import type { ShownCount } from "../view/visitor-status.js";

/** A number leaves its step only below this share of the step, so that small changes are not announced to and fro. */
const STEP_EXIT_RATIO = 0.8;

/**
 * Whether a number is worth an announcement: it reached another step than the announced one. Steps are those of the
 * display rule; for an exact number 1, 2, 5, 10, 20, 50, 100 and so on.
 *
 * @param announced the number that was announced or shown there last. Numbers of another site or page do not compare
 */
export function isNews(count: ShownCount, announced: ShownCount): boolean {
  if (isElsewhere(count, announced)) return false;
  const [step, before] = [stepOf(count), stepOf(announced)];
  return step > before || (step < before && count.visitors < before * STEP_EXIT_RATIO);
}

/** Whether two numbers count another site or page, so that one is not a change of the other. */
export function isElsewhere(one: ShownCount, other: ShownCount): boolean {
  return one.site !== other.site || one.page !== other.page;
}

function stepOf({ visitors, isAtLeast }: ShownCount): number {
  if (isAtLeast) return visitors;
  const power = 10 ** (String(visitors).length - 1);
  return [5 * power, 2 * power, power].find((step) => step <= visitors) ?? 0;
}
