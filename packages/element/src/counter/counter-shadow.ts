// oxlint-disable-next-line typescript/triple-slash-reference -- For projects in other folders that compile this file.
/// <reference path="../css.d.ts" />
import { counterTitle, type CountView } from "@onlookers/core/widget";
import { styleSheetOf } from "../dom/style-sheet-of.js";
import css from "./counter.css?inline";

/** Shared by all counters. Created with the first one, because a server has no style sheets. */
let sheet: CSSStyleSheet | undefined;

/**
 * Creates the shadow root of a counter: its text, a slot for the page's own content, and a dot.
 *
 * @returns renders a view
 */
export function createCounterShadow(host: HTMLElement): (view: CountView) => void {
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets.push((sheet ??= styleSheetOf(css)));
  const text = createPart("text");
  root.append(text, document.createElement("slot"), createPart("dot"));

  return (view) => {
    const { sentence, parts, lang } = view;
    text.lang = lang;
    text.title = counterTitle(view) ?? "";
    if (text.textContent === (sentence ?? "")) return;
    const nodes = parts?.map(({ kind, value }) => (kind === "text" ? value : createPart("number", value))) ?? [];
    text.replaceChildren(...nodes);
  };
}

function createPart(name: string, text = ""): HTMLSpanElement {
  const span = document.createElement("span");
  span.setAttribute("part", name);
  span.textContent = text;
  return span;
}
