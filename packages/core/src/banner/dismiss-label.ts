import { nearestText, type TextByLanguage } from "../wording/nearest-language.js";

/** By the tags of the languages that come with messages. Small enough to come together, so that none is forgotten. */
const LABELS: TextByLanguage = {
  ar: "إغلاق",
  bn: "বন্ধ করুন",
  cs: "Zavřít",
  da: "Luk",
  de: "Schließen",
  el: "Κλείσιμο",
  en: "Close",
  es: "Cerrar",
  fa: "بستن",
  fi: "Sulje",
  fr: "Fermer",
  he: "סגירה",
  hi: "बंद करें",
  hu: "Bezárás",
  id: "Tutup",
  it: "Chiudi",
  ja: "閉じる",
  ko: "닫기",
  nb: "Lukk",
  nl: "Sluiten",
  pl: "Zamknij",
  pt: "Fechar",
  ro: "Închide",
  ru: "Закрыть",
  sv: "Stäng",
  th: "ปิด",
  tr: "Kapat",
  uk: "Закрити",
  vi: "Đóng",
  "zh-Hans": "关闭",
  "zh-Hant": "關閉",
};

/** What the button that dismisses a banner is called, in the language of the banner's words; else in English. */
export function dismissLabel(locale: string): { readonly text: string; readonly lang: string } {
  return nearestText(LABELS, locale);
}
