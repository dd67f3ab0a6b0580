import type { Messages } from "./messages.js";

const PEOPLE: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "person", other: "people" };
const THE_LAST: Record<"minute" | "second", Partial<Record<Intl.LDMLPluralRule, string>>> = {
  minute: { one: "the last minute", other: "the last {n} minutes" },
  second: { one: "the last second", other: "the last {n} seconds" },
};

/** English. Scope and window choose the words, so no caller can say more than was counted. */
export const english: Messages = {
  recent: (count, locale) =>
    `${people(count.visitors, locale)} on this ${count.scope} in ${theLast(count.windowSeconds, locale)}`,
  now: (count, locale) => `${people(count.visitors, locale)} viewing this ${count.scope} now`,
  short: (count, locale) => `${format(count.visitors, locale)} here`,
};

function people(visitors: number, locale: string): string {
  return `${format(visitors, locale)} ${choose(PEOPLE, visitors, locale)}`;
}

function theLast(seconds: number, locale: string): string {
  const [unit, amount] = seconds % 60 === 0 ? (["minute", seconds / 60] as const) : (["second", seconds] as const);
  return choose(THE_LAST[unit], amount, locale).replace("{n}", format(amount, locale));
}

function choose(forms: Partial<Record<Intl.LDMLPluralRule, string>>, n: number, locale: string): string {
  return forms[new Intl.PluralRules(locale).select(n)] ?? forms.other ?? "";
}

function format(n: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(n);
}
