/** The attributes in JSX, and some that must not compile. The compiler is the test. */
import type {} from "../../src/react.js";
import type { BannerAttributes, CounterAttributes, CounterEvent, VisitorElements } from "../../src/index.js";
import type { VisitorSource } from "@onlookers/core";
import type { RefObject } from "react";
import type { VisitorCounterElement } from "../../src/index.js";

declare const source: VisitorSource;
declare const counter: RefObject<VisitorCounterElement | null>;

/** In React. */
export const counters = [
  <visitor-counter
    key={1}
    ref={counter}
    relay="/relay"
    page="/pricing"
    hide-below={2}
    steps="20 50"
    lang="de"
    announce
  />,
  <visitor-counter key={2} source={source} wording="now" initial-count="{}" className="people">
    Made to order
  </visitor-counter>,
  <visitor-counter key={3} events ononlookers-reveal={({ detail }: CounterEvent<"reveal">) => detail.count.visitors} />,
  <visitor-banner key={4} relay="/relay" placement="bottom" storage="session" frequency-cap="3 86400" permanent />,
  // @ts-expect-error -- An unknown wording.
  <visitor-counter key={5} wording="loud" />,
  // @ts-expect-error -- A text instead of a number.
  <visitor-counter key={6} minimum="two" />,
  // @ts-expect-error -- A property instead of an attribute.
  <visitor-counter key={7} hideBelow={2} />,
  // @ts-expect-error -- An attribute of a banner.
  <visitor-counter key={8} placement="top" />,
  // @ts-expect-error -- An unknown placement.
  <visitor-banner key={9} placement="left" />,
];

/** In another JSX: the props of all elements there, and the attributes of ours. */
export const elsewhere: VisitorElements<{ readonly class?: string }> = {
  "visitor-counter": { class: "people", relay: "/relay", minimum: 3 } satisfies CounterAttributes & { class: string },
  "visitor-banner": { class: "people", relay: "/relay", "dismissed-for-seconds": 60 } satisfies BannerAttributes & {
    class: string;
  },
};

/** Without JSX. */
export const minimum: number | undefined = document.querySelector("visitor-counter")?.minimum;
export const placement: "inline" | "top" | "bottom" | "corner" | undefined =
  document.createElement("visitor-banner").placement;
