import "@onlookers/element";
import type { VisitorSource } from "@onlookers/core";
import { OnlookersConfig, useSettings } from "@onlookers/react";
import type { ReactElement } from "react";
import type { Section } from "./section.ts";
import { sourceIn, states } from "./states.ts";

/** A custom element, with what the page gives to React's counters. */
function Counter({ source, instead = "" }: { source: VisitorSource; instead?: string }): ReactElement {
  const { locale, messages } = useSettings({});
  const fill = (place: HTMLElement | null) => {
    const counter = document.createElement("visitor-counter");
    Object.assign(counter, { source, locale, messages, innerHTML: instead });
    place?.replaceChildren(counter);
  };
  return <span ref={fill} />;
}

export const elements: readonly Section[] = [
  {
    title: "visitor-counter",
    cases: [
      ...states.map((state) => [state, <Counter key={state} source={sourceIn(state)} />] as const),
      [
        "another language",
        <OnlookersConfig key="locale" locale="en" messages={[]}>
          <Counter source={sourceIn("fresh")} />
        </OnlookersConfig>,
      ],
      ["expired, with content", <Counter key="slot" source={sourceIn("expired")} instead="<em>Made to order</em>" />],
    ],
  },
];
