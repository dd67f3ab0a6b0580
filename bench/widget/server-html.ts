import { VisitorCounter } from "@onlookers/react";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { liveCount } from "./live-count.ts";
import { RELAY } from "./relay-path.ts";

/** What a server renders into the page: the counter with its count, and the count for the first render in the browser. */
export function serverHtml(visitors: number): { readonly inside: string; readonly count: string } {
  const initialCount = liveCount(visitors);
  return {
    inside: renderToString(createElement(VisitorCounter, { relay: RELAY, initialCount })),
    count: `<script type="application/json" id="count">${JSON.stringify(initialCount)}</script>`,
  };
}
