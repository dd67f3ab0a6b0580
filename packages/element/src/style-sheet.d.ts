/** What an import of any of this package's style sheets gives: nothing but its effect. */
export {};
