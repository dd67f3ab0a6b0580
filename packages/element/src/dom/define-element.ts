/** The constructor of `HTMLElement`, for a class with the properties that `reflectProperties` adds. */
interface BaseElementConstructor {
  new <Properties>(): HTMLElement & Properties;
}

/** The browser's `HTMLElement`. A server has none, and gets an empty class there, so that it can import the elements. */
export const BaseElement: BaseElementConstructor = Object(globalThis.HTMLElement ?? class {});

/** Defines an element. Does nothing on a server, or if another copy of this package has defined it. */
export function defineElement(name: string, element: CustomElementConstructor): void {
  const { customElements } = globalThis;
  if (customElements && !customElements.get(name)) customElements.define(name, element);
}
