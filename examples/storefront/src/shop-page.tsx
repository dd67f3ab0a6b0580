import { StrictMode } from "react";
import { SWRConfig } from "swr";
import { App } from "./app.tsx";
import { fallbackOf, type FirstCount } from "./first-counts.ts";
import { readAddress } from "./page-address.ts";

/** The whole page: the same on the server and in the browser, as both give it the same address and counts. */
export function ShopPage({ search, firstCounts }: { search: string; firstCounts: readonly FirstCount[] }) {
  return (
    <StrictMode>
      <SWRConfig value={{ fallback: fallbackOf(firstCounts) }}>
        <App address={readAddress(search)} />
      </SWRConfig>
    </StrictMode>
  );
}
