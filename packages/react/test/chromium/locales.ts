/** Languages of the page: plural forms from one to six, two scripts with digits of their own, one from right to left. */
export const LOCALES: readonly string[] = ["en", "ar-EG", "pl", "ja", "hi"];
