/** The language of an element's surroundings, from the nearest `lang`, also outside of its shadow root. */
export function languageAt(element: Element): string | undefined {
  const lang = element.closest("[lang]")?.getAttribute("lang");
  const root = element.getRootNode();
  return lang || (root instanceof ShadowRoot ? languageAt(root.host) : undefined);
}
