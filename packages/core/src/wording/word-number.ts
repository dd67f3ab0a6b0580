import { byTag } from "./by-tag.js";
import type { Forms } from "../messages.js";

/** How a locale writes numbers, and which form goes with one. */
const formattersOf = /* @__PURE__ */ byTag((locale) => ({
  numbers: new Intl.NumberFormat(locale),
  plurals: new Intl.PluralRules(locale),
}));

/** The number as the locale writes it: `1,234`. */
export function digitsOf(n: number, locale: string): string {
  return formattersOf(locale).numbers.format(n);
}

/**
 * The form that goes with a number, and in which `{n}` still stands for it.
 *
 * @param isAtLeast whether the number was rounded down: `{n}+`, where no word says that
 */
export function formOf(forms: Forms | string, n: number, isAtLeast: boolean, locale: string): string {
  if (typeof forms === "string") return isAtLeast ? withPlus(forms) : forms;
  const exact = forms[n] ?? forms[formattersOf(locale).plurals.select(n)] ?? forms.other;
  if (!isAtLeast) return exact;
  // One or more is more than one, and a form that writes its number out has no place for a plus.
  return forms.atLeast ?? withPlus(n === 1 || !/\{(?:n|people)\}/.test(exact) ? forms.other : exact);
}

function withPlus(form: string): string {
  return form.replaceAll("{n}", "{n}+");
}
