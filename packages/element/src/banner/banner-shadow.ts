// oxlint-disable-next-line typescript/triple-slash-reference -- For projects in other folders that compile this file.
/// <reference path="../css.d.ts" />
import css from "@onlookers/core/styles/banner.css?inline";
import pageCss from "@onlookers/core/styles/banner-page.css?inline";
import type { VisitorCounterElement } from "../counter/visitor-counter-element.js";
import { styleSheetOf } from "../dom/style-sheet-of.js";
import hiddenCss from "./banner-hidden.css?inline";

/** Shared by all banners. Created with the first one, because a server has no style sheets. */
let sheet: CSSStyleSheet | undefined;
let pageSheet: CSSStyleSheet | undefined;

/** The elements in the shadow root of a banner. */
export interface BannerShadow {
  readonly card: HTMLElement;
  readonly counter: VisitorCounterElement;
  readonly button: HTMLButtonElement;
}

/** Creates the shadow root of a banner: a slot for the page's own content, a counter, and a button to dismiss it. */
export function createBannerShadow(host: HTMLElement): BannerShadow {
  const root = host.attachShadow({ mode: "open" });
  sheet ??= styleSheetOf(css + hiddenCss);
  root.adoptedStyleSheets.push(sheet);
  pageSheet ??= styleSheetOf(pageCss);
  if (!document.adoptedStyleSheets.includes(pageSheet)) document.adoptedStyleSheets.push(pageSheet);
  const card = document.createElement("div");
  card.setAttribute("part", "card");
  const counter = document.createElement("visitor-counter");
  // Until the banner has copied its attributes.
  counter.setAttribute("disabled", "");
  counter.setAttribute("part", "counter");
  counter.setAttribute("exportparts", "text, number");
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("part", "dismiss");
  button.textContent = "×";
  card.append(document.createElement("slot"), counter, button);
  root.append(card);
  return { card, counter, button };
}
