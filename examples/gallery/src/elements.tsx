import "@onlookers/element";
import "@onlookers/element/banner";
import type { VisitorSource } from "@onlookers/core";
import { OnlookersConfig, useSettings } from "@onlookers/react";
import type { ReactElement } from "react";
import type { Section } from "./section.ts";
import { sourceIn, states } from "./states.ts";
import { Page, Window } from "./window.tsx";

interface ElementProps {
  name: "visitor-counter" | "visitor-banner";
  source: VisitorSource;
  /** The HTML between its tags. */
  content?: string;
  placement?: "inline" | "corner";
}

/** A custom element with the locale and messages of the surrounding `OnlookersConfig`. */
function Element({ name, source, content = "", placement }: ElementProps): ReactElement {
  const { locale, messages } = useSettings({});
  const fill = (place: HTMLElement | null) => {
    const element = document.createElement(name);
    Object.assign(element, { source, locale, messages, innerHTML: content });
    if (placement) element.setAttribute("placement", placement);
    place?.replaceChildren(element);
  };
  return <div ref={fill} className="element" />;
}

export const elements: readonly Section[] = [
  {
    title: "visitor-counter",
    cases: [
      ...states.map(
        (state) => [state, <Element key={state} name="visitor-counter" source={sourceIn(state)} />] as const,
      ),
      [
        "another language",
        <OnlookersConfig key="locale" locale="en" messages={[]}>
          <Element name="visitor-counter" source={sourceIn("fresh")} />
        </OnlookersConfig>,
      ],
      [
        "expired, with content",
        <Element key="slot" name="visitor-counter" source={sourceIn("expired")} content="<em>Made to order</em>" />,
      ],
    ],
  },
  {
    title: "visitor-banner",
    cases: [
      ["inline", <Element key="inline" name="visitor-banner" source={sourceIn("fresh")} />],
      ["inline, loading", <Element key="loading" name="visitor-banner" source={sourceIn("loading")} />],
      [
        "corner",
        <Window key="corner">
          <Page />
          <Element name="visitor-banner" source={sourceIn("fresh")} placement="corner" />
        </Window>,
      ],
    ],
  },
];
