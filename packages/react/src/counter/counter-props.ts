import type { NumberPart } from "@onlookers/core";
import type { ComponentPropsWithoutRef, HTMLAttributes, ReactElement, ReactNode, RefCallback } from "react";
import type { OneOrigin } from "../config/settings.js";
import type { CountOptions, Visitors } from "../count/use-visitors.js";

/** Props of `VisitorCounter`: the options of `useVisitors`, and any prop of a `span`. */
export type VisitorCounterProps = CounterProps & OneOrigin & (SentenceContent | CustomContent);

interface CounterProps
  extends
    CountOptions,
    Omit<ComponentPropsWithoutRef<"span">, "children" | "dangerouslySetInnerHTML" | "onChange" | "onError"> {
  /** Class names of the parts inside. The class name of the counter itself is `className`. */
  readonly classNames?: CounterClassNames | undefined;
  /**
   * Renders the app's own element in place of the `span`, with all its props: `(props) => <Badge {...props} />`.
   *
   * @default a `span`
   */
  readonly render?: ((props: CounterElementProps, visitors: Visitors) => ReactElement) | undefined;
}

interface SentenceContent {
  readonly children?: undefined;
  /**
   * Renders the number of the sentence. Not called in a language that writes the number as a word.
   *
   * @default its text; with the style sheet a changed number fades in
   */
  readonly number?: ((number: CounterNumber) => ReactNode) | undefined;
}

interface CustomContent {
  /**
   * Renders the content of the counter.
   *
   * @default the sentence
   */
  readonly children: (visitors: Visitors) => ReactNode;
  readonly number?: undefined;
}

/** Class names by the value of `data-part`. */
export interface CounterClassNames {
  readonly text?: string | undefined;
  readonly number?: string | undefined;
}

/** The number in a counter's sentence. */
export interface CounterNumber extends NumberPart {
  /** A BCP 47 tag, to format the number. */
  readonly locale: string;
}

/** The props of a counter's element. All of them, `children` included, belong on one element. */
export interface CounterElementProps extends HTMLAttributes<HTMLElement> {
  readonly ref: RefCallback<HTMLElement>;
  readonly [data: `data-${string}`]: string | number | null | undefined;
}
