/** The plural categories of `Intl.PluralRules` for each language in `messages/`. */
interface CategoriesByLanguage
  extends
    Record<"id" | "ja" | "ko" | "th" | "vi" | "zh", "other">,
    Record<"bn" | "da" | "de" | "el" | "en" | "fa" | "fi" | "hi" | "hu" | "nb" | "nl" | "sv" | "tr", "one" | "other"> {
  readonly ar: "zero" | "one" | "two" | "few" | "many" | "other";
  readonly cs: "one" | "few" | "many" | "other";
  readonly es: "one" | "many" | "other";
  readonly fr: "one" | "many" | "other";
  readonly he: "one" | "two" | "other";
  readonly it: "one" | "many" | "other";
  readonly pl: "one" | "few" | "many" | "other";
  readonly pt: "one" | "many" | "other";
  readonly ro: "one" | "few" | "other";
  readonly ru: "one" | "few" | "many" | "other";
  readonly uk: "one" | "few" | "many" | "other";
}

type LanguageOf<Locale extends string> = Locale extends `${infer Language}-${string}` ? Language : Locale;

/** One text for each plural category of the locale's language. A language that isn't listed requires only `other`. */
export type ByCategory<Locale extends string, Text extends string> =
  LanguageOf<Locale> extends keyof CategoriesByLanguage
    ? { readonly [category in CategoriesByLanguage[LanguageOf<Locale>]]: Text }
    : { readonly other: Text } & { readonly [category in Intl.LDMLPluralRule]?: Text };
