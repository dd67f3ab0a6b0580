import type { LiveCount } from "@onlookers/core";
import { visitorsOn } from "@onlookers/core/server";
import type { KeptSnapshot } from "../ledger/kept-snapshot.js";
import type { PlannedSite } from "../plan/planned-sites.js";

/**
 * What a browser may have: these seven fields in this order, and nothing else of a snapshot. A site's number stays
 * the site's, also where a page was asked for.
 *
 * @param page canonical, `null` for the whole site
 */
export function toLiveCount(site: PlannedSite, snapshot: KeptSnapshot | null, page: string | null): LiveCount {
  const onPage =
    snapshot === null || page === null ? null : visitorsOn({ pages: snapshot.pages, pagesBasis: "visitors" }, page);
  return {
    site: site.name,
    visitors: onPage ?? snapshot?.activeVisitors ?? null,
    scope: onPage === null ? "site" : "page",
    page: onPage === null ? null : page,
    windowSeconds: site.lifetime.windowSeconds,
    observedAt: snapshot?.observedAt ?? null,
    ttlSeconds: site.lifetime.ttlSeconds,
  };
}
