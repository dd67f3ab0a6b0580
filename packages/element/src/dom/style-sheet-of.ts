/**
 * A style sheet for a page or a shadow root to adopt. One that a script makes is nothing inline, so the strictest
 * Content Security Policy lets it be.
 */
export function styleSheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
