import { createMock, credentials } from "@onlookers/mock";
import { startMockServer, type MockServer } from "@onlookers/mock/server";
import { piecePages } from "../shared/pages.ts";

/** What the mock's world calls the shop. */
export const SHOP = "tidekiln";

/** The three services, with the shop's pages and made-up visitors, on a port of their own. */
export function startServices(now: () => number): Promise<MockServer> {
  const pages = ["/", ...Object.values(piecePages), "/club", "/basket"] as const;
  return startMockServer({ mock: createMock({ now, sites: [{ name: SHOP, ...credentials, pages, popularity: 2 }] }) });
}
