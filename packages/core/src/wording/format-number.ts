import { memoizeByLocale } from "./memoize.js";
import type { Forms } from "../messages.js";

const formattersOf = /* @__PURE__ */ memoizeByLocale((locale) => ({
  numbers: new Intl.NumberFormat(locale),
  plurals: new Intl.PluralRules(locale),
}));

/** The number in the locale's digits and separators: `1,234`. */
export function formatNumber(n: number, locale: string): string {
  return formattersOf(locale).numbers.format(n);
}

/** The number that {@link pluralForm} picks a form for. */
interface PluralNumber {
  readonly n: number;
  readonly locale: string;
  /** Whether `n` was rounded down. The form then contains `{n}+`, unless it has words for "or more". */
  readonly isAtLeast?: boolean | undefined;
}

/** The form for a number by the locale's plural rules. Its `{n}` is not filled in yet. */
export function pluralForm(forms: Forms | string, { n, locale, isAtLeast }: PluralNumber): string {
  if (typeof forms === "string") return isAtLeast ? withPlus(forms) : forms;
  const exact = forms[n] ?? forms[formattersOf(locale).plurals.select(n)] ?? forms.other;
  if (!isAtLeast) return exact;
  // "1+" is plural. A form that spells its number out has no place for a plus.
  return forms.atLeast ?? withPlus(n === 1 || !/\{(n|people)\}/.test(exact) ? forms.other : exact);
}

function withPlus(form: string): string {
  return form.replaceAll("{n}", "{n}+");
}
