const sheets = new Map<string, CSSStyleSheet>();

/**
 * Gives a page or a shadow root a style sheet, the same to all. One that a script makes is nothing inline, so the
 * strictest Content Security Policy lets it be.
 */
export function adoptStyles(root: DocumentOrShadowRoot, css: string): void {
  let sheet = sheets.get(css);
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
