import { MAX_FADING_COUNTERS } from "@onlookers/core/widget";
import { useCallback, useRef, useState, type ReactElement, type ReactNode, type RefObject } from "react";
import type { VisitorCounterProps } from "./counter-props.js";
import type { Visitors } from "../count/use-visitors.js";

/** Keeps the line where there is no sentence. */
const NOTHING = [{ kind: "text", value: "\u00A0" }] as const;

/** Props of {@link CounterText}. */
interface CounterTextProps extends Pick<VisitorCounterProps, "number" | "classNames"> {
  readonly visitors: Visitors;
  /** The element around the text, unless the app renders it. */
  readonly host: RefObject<HTMLElement | null> | undefined;
}

/**
 * A counter's sentence, with its number in an element.
 *
 * Translators, extensions and editors replace text nodes. React would then throw when it inserts or removes a node beside
 * them, and unmount the page. So React renders these nodes once, and each other sentence is written over whatever is there.
 */
export function CounterText({ visitors, number, classNames, host }: CounterTextProps): ReactElement {
  const { parts, sentence, lang: locale } = visitors;
  const className = classNames?.number;
  const [first] = useState(parts ?? NOTHING);
  const own = useRef<HTMLSpanElement>(null);
  const last = useRef<ReactNode>(null);
  const part = parts?.find((one) => one.kind === "number");
  // Without a number its element is not in the page, and keeps its content: others may have replaced that.
  // oxlint-disable-next-line react/refs -- Written when the sentence is committed.
  const content = number && part ? number({ ...part, locale }) : last.current;
  const write = useCallback(
    (text: HTMLSpanElement | null) => {
      if (!text) return;
      last.current = content;
      if (host?.current && !host.current.contains(text)) host.current.replaceChildren(text);
      writeText(text, { visitors, number: number ? own.current : null, className });
    },
    // oxlint-disable-next-line react/exhaustive-deps -- The rest only changes with the sentence.
    [sentence, className],
  );
  const at = first.findIndex((one) => one.kind === "number");
  const words = (from: number, to?: number) =>
    first
      .slice(from, to)
      .map(({ value }) => value)
      .join("");
  return (
    <span ref={write} data-part="text" className={classNames?.text} suppressHydrationWarning>
      {words(0, at < 0 ? undefined : at)}
      {(number ?? at >= 0) && (
        <span ref={own} data-part="number" className={className} suppressHydrationWarning>
          {number ? content : first[at]?.value}
        </span>
      )}
      {at >= 0 && words(at + 1)}
    </span>
  );
}

interface WrittenText {
  readonly visitors: Visitors;
  /** The element of the app's own number. It keeps its place, so that its animations continue. */
  readonly number: HTMLElement | null;
  readonly className: string | undefined;
}

/**
 * Replaces the text of a counter. Words that a longer number moves are a layout shift, unless they are new nodes. A changed
 * number is a new element, so that its animation starts.
 */
function writeText(text: HTMLElement, { visitors, number, className = "" }: WrittenText): void {
  const { parts, sentence, trend } = visitors;
  if (!number && text.textContent === (sentence ?? NOTHING[0].value)) return;
  const nodes = (parts ?? NOTHING).map(({ kind, value }) => {
    if (kind === "text") return value;
    if (number) return number;
    const created = document.createElement("span");
    created.dataset["part"] = kind;
    created.textContent = value;
    if (className) created.className = className;
    created.toggleAttribute("data-fade", trend !== "same" && mountedCounters <= MAX_FADING_COUNTERS);
    return created;
  });
  const at = number?.parentNode === text ? nodes.indexOf(number) : -1;
  if (!number || at < 0) return text.replaceChildren(...nodes);
  for (const node of [...text.childNodes]) if (node !== number) node.remove();
  number.before(...nodes.slice(0, at));
  number.after(...nodes.slice(at + 1));
}

let mountedCounters = 0;

/** An effect of each counter: counts it until it unmounts. With many counters no number fades. */
export function countMounted(): () => void {
  mountedCounters += 1;
  return () => void (mountedCounters -= 1);
}
