import type { Forms } from "./messages.js";

interface Formatters {
  readonly numbers: Intl.NumberFormat;
  readonly plurals: Intl.PluralRules;
}

/** Kept, because making them costs more than all the rest of a sentence, and a page has few locales. */
const formatters = new Map<string, Formatters>();

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

function formattersOf(locale: string): Formatters {
  const kept = formatters.get(locale);
  if (kept !== undefined) return kept;
  const made = { numbers: new Intl.NumberFormat(locale), plurals: new Intl.PluralRules(locale) };
  formatters.set(locale, made);
  return made;
}

function fill(form: string, number: string): string {
  return form.replace("{n}", () => number);
}
