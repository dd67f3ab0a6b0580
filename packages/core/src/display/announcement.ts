import type { ShownCount } from "../view/visitor-status.js";

/** A number whose step was reached stays in it until it falls below this share of it, or it would be told to and fro. */
const LEFT_BELOW = 0.8;

/**
 * Whether a number is worth interrupting somebody for who can't see it: only where it came to another step than the one
 * they heard of. Steps are those of the shop's display rule, and 1, 2, 5, 10, 20, 50, 100, … where the number is exact.
 *
 * @param heard the number that they heard or found there last. Of another site or page it says nothing about this one
 */
export function isNews(count: ShownCount, heard: ShownCount): boolean {
  if (isElsewhere(count, heard)) return false;
  const [step, before] = [stepOf(count), stepOf(heard)];
  return step > before || (step < before && count.visitors < before * LEFT_BELOW);
}

/** Whether two numbers are of different people, so that the one is no change of the other. */
export function isElsewhere(one: ShownCount, other: ShownCount): boolean {
  return one.site !== other.site || one.page !== other.page;
}

function stepOf({ visitors, isAtLeast }: ShownCount): number {
  if (isAtLeast) return visitors;
  const power = 10 ** (String(visitors).length - 1);
  return [5 * power, 2 * power, power].find((step) => step <= visitors) ?? 0;
}
