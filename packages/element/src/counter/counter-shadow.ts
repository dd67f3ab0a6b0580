// oxlint-disable-next-line typescript/triple-slash-reference -- For projects in other folders that compile this file.
/// <reference path="../css.d.ts" />
import css from "@onlookers/core/styles/counter.css?inline";
import { counterAttributes, counterTitle, type CountView } from "@onlookers/core/widget";
import { writeAttributes } from "../dom/attribute-settings.js";
import { styleSheetOf } from "../dom/style-sheet-of.js";
import slotCss from "./counter-slot.css?inline";

/** Shared by all counters. Created with the first one, because a server has no style sheets. */
let sheet: CSSStyleSheet | undefined;

/** Inside of a counter. Nothing outside keeps its state: a morph removes attributes that the page's HTML does not have. */
interface CounterShadow {
  /** Renders a view, with the address of its count, and fades in a changed number if `fades`. */
  readonly render: (view: CountView, url: string | undefined, fades: boolean) => void;
  /** Reserves the width of texts, the result of `reserveAttributes`. */
  readonly reserve: (texts: Readonly<Record<string, string | undefined>>) => void;
}

/** Creates the shadow root of a counter: the reserved texts, its text, and a slot for the page's own content. */
export function createCounterShadow(host: HTMLElement): CounterShadow {
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [(sheet ??= styleSheetOf(css + slotCss))];
  const reserved = document.createElement("i");
  const text = createPart("text");
  root.append(reserved, text, document.createElement("slot"));

  return {
    reserve: (texts) => writeAttributes(reserved, texts),
    render(view, url, fades) {
      const { sentence, parts, lang, trend } = view;
      writeAttributes(text, { ...counterAttributes(view, url), lang, title: counterTitle(view) });
      if (text.textContent === (sentence ?? "")) return;
      const nodes = parts?.map(({ kind, value }) => (kind === "text" ? value : createPart("number", value))) ?? [];
      text.replaceChildren(...nodes);
      text.querySelector("span")?.toggleAttribute("data-fade", fades && trend !== "same");
    },
  };
}

function createPart(name: string, text = ""): HTMLSpanElement {
  const span = document.createElement("span");
  span.setAttribute("part", name);
  span.textContent = text;
  return span;
}
