import { VisitorCounter } from "@onlookers/react";
import type { Section } from "./section.ts";
import { sourceIn, states } from "./states.ts";

const wordings = ["recent", "now", "short"] as const;

const inWords: readonly Section[] = wordings.map((wording) => ({
  title: `VisitorCounter, wording="${wording}"`,
  cases: states.map((state) => [state, <VisitorCounter key={state} source={sourceIn(state)} wording={wording} />]),
}));

const others: Section = {
  title: "VisitorCounter, as a shop may have it",
  cases: [
    ["of a page", <VisitorCounter key="page" source={sourceIn("fresh")} page="/pricing" />],
    ["rounded down", <VisitorCounter key="steps" source={sourceIn("fresh")} steps={[10, 50]} />],
    ["another language", <VisitorCounter key="locale" source={sourceIn("fresh")} locale="en" messages={[]} />],
    ["enabled={false}", <VisitorCounter key="off" source={sourceIn("fresh")} enabled={false} />],
    [
      "children",
      <VisitorCounter key="children" source={sourceIn("fresh")}>
        {({ sentence }) => <strong>{sentence}</strong>}
      </VisitorCounter>,
    ],
    [
      "number",
      <VisitorCounter
        key="number"
        source={sourceIn("fresh")}
        number={({ value, suffix }) => (
          <strong>
            {value}
            {suffix}
          </strong>
        )}
      />,
    ],
  ],
};

export const counters: readonly Section[] = [...inWords, others];
