import { sentenceParts, type ShownCount } from "@onlookers/core";
import { Fragment, type ReactElement } from "react";
import type { VisitorCounterProps } from "./counter-props.js";
import type { EverySetting } from "./settings.js";

const NO_BREAK_SPACE = "\u00A0";

/** What {@link CounterText} is made of. */
interface CounterTextProps {
  readonly count: ShownCount | null;
  readonly settings: EverySetting;
  /** The language that the sentence comes in. */
  readonly lang: string;
  readonly number: VisitorCounterProps["number"];
  /** Of the number. */
  readonly className: string | undefined;
}

/** A counter's sentence with its number set apart; where there is none, what keeps its line. */
export function CounterText({ count, settings, lang, number, className }: CounterTextProps): ReactElement {
  const parts = (count && sentenceParts(count, settings)) ?? [{ kind: "text", value: NO_BREAK_SPACE }];
  // Each sentence comes in elements of its own: one that stayed would be a layout shift where a longer number pushes it,
  // and the number would not fade in. A shop's own number stays, to be moved by what shows it.
  const sentence = parts.map(({ value }) => value).join("");
  return (
    <>
      {parts.map((part, at) =>
        part.kind === "text" ? (
          <Fragment key={at + sentence}>{part.value}</Fragment>
        ) : (
          <span key={number ? at : at + sentence} data-part="number" className={className}>
            {number ? number({ ...part, locale: lang }) : part.value}
          </span>
        ),
      )}
    </>
  );
}
