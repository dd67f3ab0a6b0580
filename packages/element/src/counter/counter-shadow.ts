// oxlint-disable-next-line typescript/triple-slash-reference -- For who compiles this file from another folder.
/// <reference path="../css.d.ts" />
import type { CountView } from "@onlookers/core/widget";
import css from "./counter.css?inline";
import { styleSheetOf } from "../dom/style-sheet-of.js";

/** The same to all counters; made with the first, since a server has none. */
let sheet: CSSStyleSheet | undefined;

/** Builds the inside of a counter: its words, what the page wrote between the tags for want of any, and a dot. */
export function createCounterShadow(host: HTMLElement): (view: CountView) => void {
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets.push((sheet ??= styleSheetOf(css)));
  const words = part("text");
  root.append(words, document.createElement("slot"), part("dot"));

  return ({ sentence, parts, description, lang }) => {
    words.lang = lang;
    // The span that was counted is always told: where the text leaves it out, here.
    words.title = sentence === description ? "" : (description ?? "");
    if (words.textContent === (sentence ?? "")) return;
    const nodes = parts?.map(({ kind, value }) => (kind === "text" ? value : part("number", value))) ?? [];
    words.replaceChildren(...nodes);
  };
}

function part(name: string, text = ""): HTMLSpanElement {
  const span = document.createElement("span");
  span.setAttribute("part", name);
  span.textContent = text;
  return span;
}
