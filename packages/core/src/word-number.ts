import { byTag } from "./by-tag.js";
import type { Forms } from "./messages.js";

/** How a locale writes numbers, and which form goes with one. */
const formattersOf = /* @__PURE__ */ byTag((locale) => ({
  numbers: new Intl.NumberFormat(locale),
  plurals: new Intl.PluralRules(locale),
}));

/**
 * The form that goes with a number, with the number in it.
 *
 * @param isAtLeast whether the number was rounded down: `20+`
 */
export function wordNumber(forms: Forms | string, n: number, isAtLeast: boolean, locale: string): string {
  const { numbers, plurals } = formattersOf(locale);
  const number = numbers.format(n);
  if (typeof forms === "string") return fill(forms, isAtLeast ? `${number}+` : number);
  const exact = forms[n] ?? forms[plurals.select(n)] ?? forms.other;
  if (!isAtLeast) return fill(exact, number);
  if (forms.atLeast !== undefined) return fill(forms.atLeast, number);
  // One or more is more than one, and a form that writes its number out has no place for a plus.
  return fill(n === 1 || !/\{(?:n|people)\}/.test(exact) ? forms.other : exact, `${number}+`);
}

function fill(form: string, number: string): string {
  return form.replace("{n}", () => number);
}
