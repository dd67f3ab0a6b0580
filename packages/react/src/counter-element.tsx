import { cloneElement, isValidElement, version, type ReactElement, type Ref } from "react";
import type { CounterElementProps, VisitorCounterProps } from "./counter-props.js";
import { mergeProps } from "./merge-props.js";
import type { Visitors } from "./visitors.js";

type Render = VisitorCounterProps["render"];

/** A counter's element: a `span`, or the shop's own. */
export function counterElement(render: Render, props: CounterElementProps, visitors: Visitors): ReactElement {
  if (typeof render === "function") return render(props, visitors);
  // What comes late from a server is no element yet.
  if (!isValidElement<Record<string, unknown>>(render)) return <span {...props} />;
  return cloneElement(render, mergeProps(props, render.props));
}

interface WithRef {
  readonly ref?: Ref<HTMLElement>;
}

/** The ref that the shop gave its own element, which cloning takes away. */
export function ownRef(render: Render): Ref<HTMLElement> | undefined {
  if (!isValidElement<WithRef>(render)) return undefined;
  const element: WithRef & { readonly props: WithRef } = render;
  // Where the other React keeps it, either warns.
  return parseInt(version) < 19 ? element.ref : element.props.ref;
}
