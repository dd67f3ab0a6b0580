import { VisitorCounterElement } from "./visitor-counter-element.js";

/** Makes the element known to the page. Does nothing where there is none, or where another copy has done so already. */
export function register(): void {
  const { customElements } = globalThis;
  if (customElements && !customElements.get("visitor-counter")) {
    customElements.define("visitor-counter", VisitorCounterElement);
  }
}
