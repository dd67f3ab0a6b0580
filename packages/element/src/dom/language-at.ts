/** The language that an element's surroundings are written in, by the nearest `lang`; `undefined` where none says. */
export function languageAt(element: Element): string | undefined {
  const own = element.closest("[lang]")?.getAttribute("lang");
  const root = element.getRootNode();
  return own || (root instanceof ShadowRoot ? languageAt(root.host) : undefined);
}
