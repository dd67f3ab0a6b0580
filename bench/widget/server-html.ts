import { VisitorCounter } from "@onlookers/react";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { liveCount } from "./live-count.ts";
import { RELAY } from "./relay-path.ts";

/** A page's inside as a server renders it: the counter with its count, and the count for the browser's first render. */
export function serverHtml(visitors: number): { readonly inside: string; readonly count: string } {
  const initialCount = liveCount(visitors);
  return {
    inside: renderToString(createElement(VisitorCounter, { relay: RELAY, initialCount })),
    count: `<script type="application/json" id="count">${JSON.stringify(initialCount)}</script>`,
  };
}
