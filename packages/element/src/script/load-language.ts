import { nearestMessages } from "@onlookers/core/widget";
import { setSharedMessages, sharedMessages } from "../counter/shared-messages.js";
import { importBeside } from "./import-beside.js";

/** The languages besides English: one file each, beside the script. */
const LANGUAGES = "ar bn cs da de el es fa fi fr he hi hu id it ja ko nb nl pl pt ro ru sv th tr uk vi zh-Hans zh-Hant"
  .split(" ")
  .map((locale) => ({ locale }));

const requested = new Set<string>();

/** Loads the language of a locale, once, for all counters. Never rejects: without the file counters are in English. */
export async function loadLanguage(locale = "en"): Promise<void> {
  const language = nearestMessages(locale, LANGUAGES)?.locale;
  if (language === undefined || requested.has(language)) return;
  requested.add(language);
  try {
    const messages = await importBeside<object>(language);
    setSharedMessages([...sharedMessages, ...Object.values(messages)]);
  } catch {
    // The browser's console names the missing file.
  }
}
