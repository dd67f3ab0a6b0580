/** Creates a style sheet for a page or shadow root to adopt. The strictest Content Security Policy allows it. */
export function styleSheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
