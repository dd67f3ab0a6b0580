import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { VisitorElements } from "./element-attributes.js";
import type { CounterEvent } from "./counter/display-events.js";
import type { VisitorBannerElement } from "./banner/visitor-banner-element.js";
import type { VisitorCounterElement } from "./counter/visitor-counter-element.js";

/** What React lets be written at any element of a class; and as it names them, listeners for events of its own. */
type Written<Element> = DetailedHTMLProps<HTMLAttributes<Element>, Element> & Listeners;

interface Listeners {
  readonly "ononlookers-reveal"?: ((event: CounterEvent<"reveal">) => void) | undefined;
  readonly "ononlookers-change"?: ((event: CounterEvent<"change">) => void) | undefined;
  readonly "ononlookers-hide"?: ((event: CounterEvent<"hide">) => void) | undefined;
  readonly "ononlookers-dismiss"?: ((event: CustomEvent<null>) => void) | undefined;
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends VisitorElements<
      Written<VisitorCounterElement>,
      Written<VisitorBannerElement>
    > {}
  }
}
