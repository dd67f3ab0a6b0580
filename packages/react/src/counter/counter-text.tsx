import type { NumberPart } from "@onlookers/core";
import { MAX_FADING_COUNTERS } from "@onlookers/core/widget";
import { useCallback, useRef, useState, type ReactElement, type ReactNode, type RefObject } from "react";
import type { VisitorCounterProps } from "./counter-props.js";
import type { Visitors } from "../count/use-visitors.js";

/** Props of {@link CounterText}. */
interface CounterTextProps extends Pick<VisitorCounterProps, "number" | "classNames"> {
  readonly visitors: Visitors;
  /** The element around the text. */
  readonly host: RefObject<HTMLElement | null>;
}

/**
 * A counter's sentence, with its number in an element.
 *
 * Translators, extensions and editors replace these nodes. React would then throw when it inserts or removes a node beside
 * them, and unmount the page. So React renders the first sentence, and each later one is written over whatever is there.
 */
export function CounterText({ visitors, number: renderNumber, classNames, host }: CounterTextProps): ReactElement {
  const number = typeof renderNumber === "function" && renderNumber;
  const { parts, sentence, lang: locale, trend } = visitors;
  const sections = split(parts);
  const [before, part, after] = sections;
  const [first] = useState(sections);
  const own = useRef<HTMLSpanElement>(null);
  const content = useRef<ReactNode>(null);
  // Without a number its element leaves the page and keeps its content: others may have replaced that.
  // oxlint-disable-next-line react/refs -- A cache: the same props give the same content.
  if (part) content.current = number ? number({ ...part, locale }) : part.value;
  const write = useCallback(
    (text: HTMLSpanElement | null) => {
      const element = own.current;
      if (!text || !element) return;
      if (!text.isConnected) host.current?.replaceChildren(text);
      if (!part) return text.replaceChildren(before);
      if (sections === first) return;
      // Adding an element again starts its animation. The app's own number keeps its place, so that its animations continue.
      if (!number || element.parentNode !== text) text.replaceChildren(element);
      while (text.firstChild !== element) text.firstChild?.remove();
      while (text.lastChild !== element) text.lastChild?.remove();
      // Texts that a longer number moves are a layout shift, unless they are new nodes.
      if (!number) element.replaceChildren(part.value);
      element.before(before);
      element.after(after);
    },
    // oxlint-disable-next-line react/exhaustive-deps -- The rest only changes with the sentence.
    [sentence],
  );
  return (
    <span ref={write} data-part="text" className={classNames?.text} suppressHydrationWarning>
      {first[0]}
      <span
        ref={own}
        data-part="number"
        data-fade={(trend !== "same" && mountedCounters <= MAX_FADING_COUNTERS) || undefined}
        className={classNames?.number}
        suppressHydrationWarning
      >
        {/* oxlint-disable-next-line react/refs -- As above. */}
        {content.current}
      </span>
      {first[2]}
    </span>
  );
}

/** Splits a sentence at its number. Without a sentence, a no-break space keeps the line. */
function split(parts: Visitors["parts"]): readonly [before: string, NumberPart | undefined, after: string] {
  let number: NumberPart | undefined;
  const words: [string, string] = [parts ? "" : "\u00A0", ""];
  for (const part of parts ?? []) {
    if (part.kind === "number") number = part;
    else words[number ? 1 : 0] += part.value;
  }
  return [words[0], number, words[1]];
}

let mountedCounters = 0;

/** An effect of each counter: counts it until it unmounts. With many counters no number fades. */
export function countMounted(): () => void {
  mountedCounters += 1;
  return () => void (mountedCounters -= 1);
}
