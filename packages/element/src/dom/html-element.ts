/** The browser's `HTMLElement`; where there is none, as on a server, a class that nothing can be made of but subclasses. */
export const HTMLElementHere: typeof HTMLElement = globalThis.HTMLElement ?? Object(class {});
