import { MAX_FADING_COUNTERS } from "@onlookers/core/widget";
import { Fragment, type ReactNode } from "react";
import type { CounterClassNames, VisitorCounterProps } from "./counter-props.js";
import type { Visitors } from "../count/use-visitors.js";

const NO_BREAK_SPACE = "\u00A0";

/** A counter's sentence with its number set apart; where there is none, what keeps its line. */
export function counterText(
  { parts, sentence: said, lang: locale, trend }: Visitors,
  number: VisitorCounterProps["number"],
  classNames: CounterClassNames | undefined,
): ReactNode {
  if (!parts || !said) return NO_BREAK_SPACE;
  // Words that a longer number pushes would be a layout shift if they stayed: they come in new nodes, but for a number of
  // as many digits, which are all as wide. A shop's own number may have any width, and stays, to be moved by what shows it.
  const shape = number ? said : said.replaceAll(/\p{Nd}/gu, "0");
  return parts.map((part, at) => {
    if (part.kind === "text") return <Fragment key={at + shape}>{part.value}</Fragment>;
    return (
      <span
        // A changed number is a new element, so that its animation starts.
        key={number ? at : at + said}
        data-part="number"
        data-fade={(trend !== "same" && numbersFade()) || undefined}
        className={classNames?.number}
      >
        {number ? number({ ...part, locale }) : part.value}
      </span>
    );
  });
}

let mountedCounters = 0;

/** An effect of each counter: counts it until it unmounts. */
export function countMounted(): () => void {
  mountedCounters += 1;
  return () => void (mountedCounters -= 1);
}

/**
 * Whether a number that changes now fades in. Rendering reads it although it is no state: it only decides about an
 * animation, and a render for each counter that mounts would cost more than the animation.
 */
const numbersFade = (): boolean => mountedCounters <= MAX_FADING_COUNTERS;
