/** Locales that differ in their number of plural forms (one to six), digits, separators and direction. */
export const LOCALES: readonly string[] = ["en", "ar-EG", "fr-CH", "pl", "ja", "hi"];
