import { nearestText, type TextByLanguage } from "../wording/language.js";

/** The label in every language that has messages: small enough to ship in one table. */
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

/** The label of the button that dismisses a banner, in the nearest language to `locale`, else in English. */
export function dismissLabel(locale: string): { readonly text: string; readonly lang: string } {
  return nearestText(LABELS, locale);
}
