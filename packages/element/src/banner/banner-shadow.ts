// oxlint-disable-next-line typescript/triple-slash-reference -- For who compiles this file from another folder.
/// <reference path="../css.d.ts" />
import css from "./banner.css?inline";
import pageCss from "./banner-page.css?inline";
import { styleSheetOf } from "../dom/style-sheet-of.js";
import type { VisitorCounterElement } from "../counter/visitor-counter-element.js";

/** The same to all banners; made with the first, since a server has none. */
let sheet: CSSStyleSheet | undefined;
let pageSheet: CSSStyleSheet | undefined;

/** The inside of one banner. */
export interface BannerShadow {
  readonly card: HTMLElement;
  readonly counter: VisitorCounterElement;
  readonly button: HTMLButtonElement;
}

/** Builds the inside of a banner: what the page put between its tags, a counter, and a button to send it away. */
export function createBannerShadow(host: HTMLElement): BannerShadow {
  const root = host.attachShadow({ mode: "open" });
  sheet ??= styleSheetOf(css);
  root.adoptedStyleSheets.push(sheet);
  pageSheet ??= styleSheetOf(pageCss);
  if (!document.adoptedStyleSheets.includes(pageSheet)) document.adoptedStyleSheets.push(pageSheet);
  const card = document.createElement("div");
  card.setAttribute("part", "card");
  const counter = document.createElement("visitor-counter");
  // Until it has been told what to count.
  counter.setAttribute("disabled", "");
  counter.setAttribute("part", "counter");
  counter.setAttribute("exportparts", "text, number, dot");
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("part", "dismiss");
  button.textContent = "×";
  card.append(document.createElement("slot"), counter, button);
  root.append(card);
  return { card, counter, button };
}
