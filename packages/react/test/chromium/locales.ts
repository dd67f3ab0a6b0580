/** Languages of the page: one to six plural forms, two scripts with their own digits, one right to left. */
export const LOCALES: readonly string[] = ["en", "ar-EG", "pl", "ja", "hi"];
