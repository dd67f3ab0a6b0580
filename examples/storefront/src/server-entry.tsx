import { renderToString } from "react-dom/server";
import type { FirstCount } from "./first-counts.ts";
import { ShopPage } from "./shop-page.tsx";

/** The inside of the page's root, for `main.tsx` to take over. */
export function renderShop(search: string, firstCounts: readonly FirstCount[]): string {
  return renderToString(<ShopPage search={search} firstCounts={firstCounts} />);
}
