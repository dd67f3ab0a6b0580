import type { NumberPart } from "@onlookers/core";
import type { ComponentPropsWithoutRef, HTMLAttributes, ReactElement, ReactNode, RefCallback } from "react";
import type { OneOrigin } from "../config/settings.js";
import type { CountOptions, Visitors } from "../count/use-visitors.js";

/** Props of `VisitorCounter`: those of `useVisitors`, and any of a `span`. */
export type VisitorCounterProps = CounterProps & OneOrigin & (SentenceInside | OwnInside);

interface CounterProps
  extends
    CountOptions,
    Omit<ComponentPropsWithoutRef<"span">, "children" | "dangerouslySetInnerHTML" | "onChange" | "onError"> {
  /** Class names of the parts inside; the counter's own is `className`. */
  readonly classNames?: CounterClassNames | undefined;
  /**
   * Makes the shop's own element in place of the `span`, of all that this would be given: `(props) => <Badge {...props} />`.
   *
   * @default a `span`
   */
  readonly render?: ((props: CounterElementProps, visitors: Visitors) => ReactElement) | undefined;
}

interface SentenceInside {
  readonly children?: undefined;
  /**
   * Shows the number in the sentence in the shop's own way. It isn't called where a language says the number by words.
   *
   * @default its text, faded in when it changes where the stylesheet is there
   */
  readonly number?: ((number: CounterNumber) => ReactNode) | undefined;
}

interface OwnInside {
  /**
   * Writes the inside in the shop's own way.
   *
   * @default the sentence
   */
  readonly children: (visitors: Visitors) => ReactNode;
  readonly number?: undefined;
}

/** By the name in `data-part`. */
export interface CounterClassNames {
  readonly text?: string | undefined;
  readonly number?: string | undefined;
}

/** The number in a counter's sentence. */
export interface CounterNumber extends NumberPart {
  /** A BCP 47 tag, to write it by. */
  readonly locale: string;
}

/** What a counter's element is given, its inside among it as `children`: all of it belongs on one element. */
export interface CounterElementProps extends HTMLAttributes<HTMLElement> {
  readonly ref: RefCallback<HTMLElement>;
  readonly [data: `data-${string}`]: string | number | null | undefined;
}
