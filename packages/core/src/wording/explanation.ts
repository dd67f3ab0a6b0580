import { memoizeByLocale } from "./memoize.js";
import { nearestText, type TextByLanguage } from "./language.js";

/** By the tags of `messages/`. They are small enough for one table, so no language can be missing at run time. */
const QUESTIONS: TextByLanguage = {
  ar: "كيف يُحسب هذا العدد؟",
  bn: "এটি কীভাবে গণনা করা হয়?",
  cs: "Jak se to počítá?",
  da: "Hvordan beregnes dette?",
  de: "Wie wird gezählt?",
  el: "Πώς γίνεται η μέτρηση;",
  en: "How is this counted?",
  es: "¿Cómo se calcula?",
  fa: "این عدد چگونه محاسبه می‌شود؟",
  fi: "Miten tämä lasketaan?",
  fr: "Comment est-ce calculé\u202F?",
  he: "איך המספר הזה מחושב?",
  hi: "यह कैसे गिना जाता है?",
  hu: "Hogyan számoljuk?",
  id: "Bagaimana ini dihitung?",
  it: "Come viene calcolato?",
  ja: "集計方法について",
  ko: "어떻게 집계하나요?",
  nb: "Hvordan telles dette?",
  nl: "Hoe wordt dit geteld?",
  pl: "Jak to liczymy?",
  pt: "Como esta contagem é feita?",
  ro: "Cum se calculează?",
  ru: "Как ведётся подсчёт?",
  sv: "Hur räknas detta?",
  th: "ตัวเลขนี้นับอย่างไร",
  tr: "Bu nasıl hesaplanıyor?",
  uk: "Як ведеться підрахунок?",
  vi: "Con số này được tính thế nào?",
  "zh-Hans": "这是如何统计的？",
  "zh-Hant": "這是如何統計的？",
};

/** "How is this counted?" in the language nearest to `locale`, else in English. */
export function countQuestion(locale: string): { readonly text: string; readonly lang: string } {
  return nearestText(QUESTIONS, locale);
}

const formatOf = /* @__PURE__ */ memoizeByLocale((locale) => new Intl.RelativeTimeFormat(locale));

/**
 * An age in words, rounded down to whole seconds below a minute, else to whole minutes: "12 seconds ago".
 *
 * @param age milliseconds; a negative one is "0 seconds ago"
 * @param locale a BCP 47 tag
 */
export function ageText(age: number, locale: string): string {
  const seconds = Math.max(0, Math.floor(age / 1000));
  const [value, unit] = seconds < 60 ? ([seconds, "second"] as const) : ([Math.floor(seconds / 60), "minute"] as const);
  // Hebrew has "(1)" after "a minute ago" in newer versions of CLDR.
  return formatOf(locale)
    .format(-value, unit)
    .replace(/ \(1\)$/, "");
}
