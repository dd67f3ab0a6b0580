import { sentenceParts } from "@onlookers/core";
import { Fragment, type ReactNode } from "react";
import type { CounterClassNames, VisitorCounterProps } from "./counter-props.js";
import type { EverySetting } from "./settings.js";
import type { Visitors } from "./visitors.js";

const NO_BREAK_SPACE = "\u00A0";

/** A counter's sentence with its number set apart; where there is none, what keeps its line. */
export function counterText(
  { count, sentence, lang: locale }: Visitors,
  settings: EverySetting,
  number: VisitorCounterProps["number"],
  classNames: CounterClassNames | undefined,
): ReactNode {
  if (count === null) return NO_BREAK_SPACE;
  // Each sentence comes in nodes of its own: one that stayed would be a layout shift where a longer number pushes it,
  // and the number would not fade in. A shop's own number stays, to be moved by what shows it.
  return sentenceParts(count, settings)?.map((part, at) => {
    const key = at + String(sentence);
    if (part.kind === "text") return <Fragment key={key}>{part.value}</Fragment>;
    return (
      <span key={number ? at : key} data-part="number" className={classNames?.number}>
        {number ? number({ ...part, locale }) : part.value}
      </span>
    );
  });
}
