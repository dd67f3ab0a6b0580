// oxlint-disable-next-line typescript/triple-slash-reference -- For projects in other folders that compile this file.
/// <reference path="../css.d.ts" />
import css from "@onlookers/core/styles/counter.css?inline";
import { counterTitle, type CountView } from "@onlookers/core/widget";
import { styleSheetOf } from "../dom/style-sheet-of.js";
import slotCss from "./counter-slot.css?inline";

/** Shared by all counters. Created with the first one, because a server has no style sheets. */
let sheet: CSSStyleSheet | undefined;

/**
 * Creates the shadow root of a counter: its text, and a slot for the page's own content.
 *
 * @returns renders a view, and fades in a changed number if `fades`
 */
export function createCounterShadow(host: HTMLElement): (view: CountView, fades: boolean) => void {
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [(sheet ??= styleSheetOf(css + slotCss))];
  const text = createPart("text");
  root.append(text, document.createElement("slot"));

  return (view, fades) => {
    const { sentence, parts, lang, trend } = view;
    text.lang = lang;
    text.title = counterTitle(view) ?? "";
    if (text.textContent === (sentence ?? "")) return;
    const nodes = parts?.map(({ kind, value }) => (kind === "text" ? value : createPart("number", value))) ?? [];
    text.replaceChildren(...nodes);
    text.querySelector("span")?.toggleAttribute("data-fade", fades && trend !== "same");
  };
}

function createPart(name: string, text = ""): HTMLSpanElement {
  const span = document.createElement("span");
  span.setAttribute("part", name);
  span.textContent = text;
  return span;
}
