/** The constructor of `HTMLElement`, for a class with the properties that `reflectProperties` adds. */
interface BaseElementConstructor {
  new <Properties>(): HTMLElement & Properties;
}

/** The browser's `HTMLElement`. A server has none, and gets an empty class there, so that it can import the elements. */
export const BaseElement: BaseElementConstructor = Object(globalThis.HTMLElement ?? class {});

/**
 * Defines an element. Does nothing on a server, if another copy of this package has defined it, or in a browser in which
 * shadow roots cannot adopt style sheets (Safari before 16.4): the page's own content then stays visible.
 */
export function defineElement(name: string, element: CustomElementConstructor): void {
  const { customElements, document } = globalThis;
  if (document?.adoptedStyleSheets && !customElements.get(name)) customElements.define(name, element);
}
