// oxlint-disable-next-line typescript/triple-slash-reference -- For projects in other folders that compile this file.
/// <reference path="../css.d.ts" />
import css from "@onlookers/core/styles/banner.css?inline";
import pageCss from "@onlookers/core/styles/banner-page.css?inline";
import type { BannerView } from "@onlookers/core/widget";
import type { VisitorCounterElement } from "../counter/visitor-counter-element.js";
import { styleSheetOf } from "../dom/style-sheet-of.js";
import closedCss from "./banner-closed.css?inline";
import hiddenCss from "./banner-hidden.css?inline";

/** Shared by all banners. Created with the first one, because a server has no style sheets. */
let openSheets: CSSStyleSheet[] | undefined;
let closedSheets: CSSStyleSheet[] | undefined;
let pageSheet: CSSStyleSheet | undefined;

/** The elements in the shadow root of a banner. */
export interface BannerShadow {
  readonly card: HTMLElement;
  readonly counter: VisitorCounterElement;
  readonly button: HTMLButtonElement;
  /** Applies a state. It is an attribute of the card: a morph removes those of the host that the page did not write. */
  readonly setState: (state: BannerView["state"]) => void;
}

/** Creates the shadow root of a banner: a slot for the page's own content, a counter, and a button to dismiss it. */
export function createBannerShadow(host: HTMLElement): BannerShadow {
  const root = host.attachShadow({ mode: "open" });
  openSheets ??= [styleSheetOf(css + hiddenCss)];
  closedSheets ??= [...openSheets, styleSheetOf(closedCss)];
  pageSheet ??= styleSheetOf(pageCss);
  if (!document.adoptedStyleSheets.includes(pageSheet)) document.adoptedStyleSheets.push(pageSheet);
  const card = createPart("div", "card");
  const content = createPart("div", "content");
  const counter = createPart("visitor-counter", "counter");
  // Until the banner has copied its attributes.
  counter.setAttribute("disabled", "");
  counter.setAttribute("exportparts", "text, number");
  const button = createPart("button", "dismiss");
  button.type = "button";
  button.textContent = "×";
  content.append(document.createElement("slot"), counter);
  card.append(content, button);
  root.append(card);
  const setState = (state: BannerView["state"]) => {
    card.dataset["state"] = state;
    root.adoptedStyleSheets = (state === "closed" ? closedSheets : openSheets) ?? [];
  };
  return { card, counter, button, setState };
}

function createPart<T extends keyof HTMLElementTagNameMap>(tag: T, name: string): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  element.setAttribute("part", name);
  return element;
}
