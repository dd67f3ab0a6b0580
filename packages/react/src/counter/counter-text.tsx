import { MAX_FADING_COUNTERS } from "@onlookers/core/widget";
import { Fragment, type ReactNode } from "react";
import type { CounterClassNames, VisitorCounterProps } from "./counter-props.js";
import type { Visitors } from "../count/use-visitors.js";

const NO_BREAK_SPACE = "\u00A0";

/** Renders a counter's sentence, with its number in an element. Without a sentence, a space keeps the line. */
export function counterText(
  { parts, sentence, lang: locale, trend }: Visitors,
  number: VisitorCounterProps["number"],
  classNames: CounterClassNames | undefined,
): ReactNode {
  if (!parts || !sentence) return NO_BREAK_SPACE;
  // Words that a longer number moves are a layout shift, unless they are new nodes. Digits are equally wide, so a number
  // with as many digits moves nothing. An app's own number may have any width, and keeps its element to animate it.
  // Words of a server with other digits than the browser's end with the first change of the number.
  const shape = (trend === "same") + (number ? sentence : sentence.replaceAll(/\p{Nd}/gu, "0"));
  return parts.map((part, index) => {
    if (part.kind === "text") return <Fragment key={index + shape}>{part.value}</Fragment>;
    return (
      <span
        // A changed number is a new element, so that its animation starts.
        key={number ? index : index + sentence}
        data-part="number"
        data-fade={(trend !== "same" && numbersFade()) || undefined}
        className={classNames?.number}
        suppressHydrationWarning
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
