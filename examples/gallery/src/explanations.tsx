import { CountExplanation } from "@onlookers/react/explanation";
import "@onlookers/react/explanation.css";
import type { Section } from "./section.ts";
import { sourceIn } from "./states.ts";

export const explanations: readonly Section[] = [
  {
    title: "CountExplanation",
    cases: [
      ["no number to explain", <CountExplanation key="none" source={sourceIn("expired")} />],
      ["closed", <CountExplanation key="closed" source={sourceIn("fresh")} service="Plausible" />],
      // Last on the page, because it covers what follows. The screenshot script opens it.
      ["open", <CountExplanation key="open" className="to-open" source={sourceIn("stale")} service="Plausible" />],
    ],
  },
];
