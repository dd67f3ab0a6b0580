import { nearestMessages } from "@onlookers/core/widget";
import { VisitorCounterElement } from "../counter/visitor-counter-element.js";

/** The languages besides English: a file each, in the folder `messages` beside the script. */
const LANGUAGES = "ar bn cs da de el es fa fi fr he hi hu id it ja ko nb nl pl pt ro ru sv th tr uk vi zh-Hans zh-Hant"
  .split(" ")
  .map((locale) => ({ locale }));

const asked = new Set<string>();

/** Fetches a locale's language, once, and gives it to all counters. Never rejects: without it they speak English. */
export async function loadLanguage(locale = "en"): Promise<void> {
  const language = nearestMessages(locale, LANGUAGES)?.locale;
  if (language === undefined || asked.has(language)) return;
  asked.add(language);
  // By a name of its own, or bundlers would look for it now.
  const file = `./messages/${language}.js`;
  try {
    const messages: object = await import(file);
    VisitorCounterElement.messages = [...VisitorCounterElement.messages, ...Object.values(messages)];
  } catch {
    // The browser's own console names it.
  }
}
