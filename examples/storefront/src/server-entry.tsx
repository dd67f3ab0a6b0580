import { renderToString } from "react-dom/server";
import { App } from "./app.tsx";
import type { FirstCount } from "./first-counts.ts";

/** Renders the content of the page's root element, which `main.tsx` hydrates. */
export function renderShop(search: string, firstCounts: readonly FirstCount[]): string {
  return renderToString(<App search={search} firstCounts={firstCounts} />);
}
