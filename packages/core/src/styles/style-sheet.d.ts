/** The type of an import of a style sheet: it exports nothing. */
export {};
