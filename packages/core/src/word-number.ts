import { byTag } from "./by-tag.js";
import type { Forms } from "./messages.js";

/** How a locale writes numbers, and which form goes with one. */
const formattersOf = /* @__PURE__ */ byTag((locale) => ({
  numbers: new Intl.NumberFormat(locale),
  plurals: new Intl.PluralRules(locale),
}));

/** A number's words, with its own place still open: what belongs at `{n}` stands beside them. */
export interface WordedNumber {
  /** `{n} people`; without `{n}` where the language says the number by words alone. */
  readonly form: string;
  /** `17`, `1,234` */
  readonly digits: string;
  /** `+` where the number was rounded down, and the form doesn't say so itself. */
  readonly suffix: "" | "+";
}

/**
 * The form that goes with a number.
 *
 * @param isAtLeast whether the number was rounded down: `20+`
 */
export function wordNumber(forms: Forms | string, n: number, isAtLeast: boolean, locale: string): WordedNumber {
  const { numbers, plurals } = formattersOf(locale);
  const digits = numbers.format(n);
  if (typeof forms === "string") return { form: forms, digits, suffix: isAtLeast ? "+" : "" };
  const exact = forms[n] ?? forms[plurals.select(n)] ?? forms.other;
  if (!isAtLeast) return { form: exact, digits, suffix: "" };
  if (forms.atLeast !== undefined) return { form: forms.atLeast, digits, suffix: "" };
  // One or more is more than one, and a form that writes its number out has no place for a plus.
  return { form: n === 1 || !/\{(?:n|people)\}/.test(exact) ? forms.other : exact, digits, suffix: "+" };
}
