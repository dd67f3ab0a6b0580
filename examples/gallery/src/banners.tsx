import { VisitorBanner } from "@onlookers/react/banner";
import "@onlookers/react/banner.css";
import type { Section } from "./section.ts";
import { sourceIn } from "./states.ts";
import { Page, Window } from "./window.tsx";

export const banners: readonly Section[] = [
  {
    title: "VisitorBanner",
    cases: [
      ["inline", <VisitorBanner key="inline" source={sourceIn("fresh")} />],
      ["inline, stale", <VisitorBanner key="stale" source={sourceIn("stale")} />],
      ["inline, loading", <VisitorBanner key="loading" source={sourceIn("loading")} />],
      [
        "with words of the shop's own, not dismissible",
        <VisitorBanner key="own" source={sourceIn("fresh")} dismissible={false} wording="short">
          <strong>Tidekiln</strong>
        </VisitorBanner>,
      ],
      [
        "top",
        <Window key="top">
          <VisitorBanner source={sourceIn("fresh")} placement="top" />
          <Page />
        </Window>,
      ],
      [
        "bottom",
        <Window key="bottom">
          <Page />
          <VisitorBanner source={sourceIn("fresh")} placement="bottom" />
        </Window>,
      ],
      [
        "corner",
        <Window key="corner">
          <Page />
          <VisitorBanner source={sourceIn("fresh")} placement="corner" wording="short" />
        </Window>,
      ],
      [
        "bottom, expired",
        <Window key="expired">
          <Page />
          <VisitorBanner source={sourceIn("expired")} placement="bottom" />
        </Window>,
      ],
    ],
  },
];
