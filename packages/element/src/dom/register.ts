/** Makes an element known to the page. Does nothing where there is none, or where another copy has done so already. */
export function register(name: string, element: CustomElementConstructor): void {
  const { customElements } = globalThis;
  if (customElements && !customElements.get(name)) customElements.define(name, element);
}
