import { nearestLanguage } from "./nearest-language.js";

/** A text by the tags of the languages that it comes in, English among them. */
export type TextByLanguage = Readonly<Record<string, string>> & { readonly en: string };

/** The text in the language that a reader of `locale` reads, else in English; `lang` is the language that it came to be. */
export function nearestText(texts: TextByLanguage, locale: string): { readonly text: string; readonly lang: string } {
  const lang = nearestLanguage(locale, Object.keys(texts)) ?? "en";
  return { text: texts[lang] ?? texts.en, lang };
}
