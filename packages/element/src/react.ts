import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { VisitorBannerElement } from "./banner/visitor-banner-element.js";
import type { CounterEvent } from "./counter/display-events.js";
import type { VisitorCounterElement } from "./counter/visitor-counter-element.js";
import type { VisitorElements } from "./element-attributes.js";

/** The props that React accepts on any element, and the event props of the elements, as React names them. */
type ElementProps<Element> = DetailedHTMLProps<HTMLAttributes<Element>, Element> & EventProps;

interface EventProps {
  readonly "ononlookers-reveal"?: ((event: CounterEvent<"reveal">) => void) | undefined;
  readonly "ononlookers-change"?: ((event: CounterEvent<"change">) => void) | undefined;
  readonly "ononlookers-hide"?: ((event: CounterEvent<"hide">) => void) | undefined;
  readonly "ononlookers-dismiss"?: ((event: CustomEvent<null>) => void) | undefined;
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends VisitorElements<
      ElementProps<VisitorCounterElement>,
      ElementProps<VisitorBannerElement>
    > {}
  }
}
