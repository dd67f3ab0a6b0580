import { OTHER_SITE, type Site } from "../site/site.js";
import type { Pageview } from "./pageview.js";
import type { PinnedVisitors } from "./pinned-pageviews.js";
import { createSitePageviews, type SitePageviews } from "./site-pageviews.js";
import { siteReport, type SiteReport } from "./site-report.js";
import { countVisitors } from "./tally.js";
import { createTrafficGenerator } from "./traffic-generator.js";
import { createTrafficTimeline, TRAFFIC_LEVELS, type TrafficLevel } from "./traffic-level.js";

/** A page view to add, see {@link World.addPageview}. */
export interface PageviewInput {
  /** Any name. Page views with the same name belong to the same visitor. */
  readonly visitor: string;
  readonly path: string;
  /**
   * Epoch milliseconds. A page view in the future counts once the clock reaches that time.
   *
   * @default now
   */
  readonly at?: number | undefined;
  /** @default "unknown" */
  readonly country?: string | undefined;
}

/**
 * The simulated traffic that the services report. The parameter `site` is a site's name (`shop`) or its id at any of the
 * services. Methods throw an `Error` for an unknown site.
 */
export interface World {
  readonly sites: readonly Site[];
  /** The current level of traffic. */
  readonly traffic: TrafficLevel;
  /**
   * Switches the level from now on. Past page views do not change: a count starts to change within a minute and has
   * fully changed after its window.
   */
  setTraffic(level: TrafficLevel): void;
  /** Counts different visitors in the last `windowSeconds`: of the site, or of one page (exact path). */
  visitors(site: string, windowSeconds: number, page?: string): number;
  /** The page views of the last `windowSeconds`, oldest first. */
  pageviews(site: string, windowSeconds: number): readonly Pageview[];
  /**
   * Pins the number of visitors at once and for any window of a minute or more: of the whole site, or by path
   * (`{ "/": 8, "/pricing": 5 }`). Page views of `addPageview` count in addition. `null` restores the simulated traffic.
   */
  setVisitors(site: string, visitors: PinnedVisitors | null): void;
  /** Adds one page view to the others. Call `setVisitors(site, 0)` first to have no others. */
  addPageview(site: string, pageview: PageviewInput): void;
}

/** A world that services can read. */
export interface ReadableWorld extends World {
  /** @param at epoch milliseconds */
  report(site: Site, at: number): SiteReport;
}

/** Options of {@link createWorld}. */
export interface WorldOptions {
  readonly sites: readonly Site[];
  readonly seed: number | string;
  readonly traffic: TrafficLevel;
  /** Returns epoch milliseconds. */
  readonly now: () => number;
}

/** @throws Error for an unknown traffic level */
export function createWorld({ sites, seed, traffic, now }: WorldOptions): ReadableWorld {
  const timeline = createTrafficTimeline(checkLevel(traffic));
  const pageviewsOf = new Map<Site, SitePageviews>(
    [...sites, OTHER_SITE].map((site) => [
      site,
      createSitePageviews(site, createTrafficGenerator({ site, seed, timeline })),
    ]),
  );

  function find(name: string): Site {
    const site = sites.find((each) => each.name === name || each.siteIds.includes(name));
    if (site) return site;
    const names = sites.map((each) => `"${each.name}"`).join(", ");
    throw new Error(
      `[onlookers] The mock has no site "${name}", only ${names}. Use one of them, or add it to the option sites.`,
    );
  }

  function report(site: Site, at: number): SiteReport {
    const pageviews = pageviewsOf.get(site);
    if (!pageviews) {
      throw new Error(`[onlookers] The site "${site.name}" belongs to another mock. Use the world of that mock.`);
    }
    return siteReport({ site, pageviews, at });
  }

  const pageviews = (site: string, windowSeconds: number) => report(find(site), now()).within(windowSeconds);

  return {
    sites,
    get traffic() {
      return timeline.level;
    },
    setTraffic: (level) => timeline.switchTo(checkLevel(level), now()),
    pageviews,
    visitors(site, windowSeconds, page) {
      const all = pageviews(site, windowSeconds);
      return countVisitors(page === undefined ? all : all.filter(({ path }) => path === page));
    },
    setVisitors: (site, visitors) => pageviewsOf.get(find(site))?.pin(checkVisitors(visitors)),
    addPageview(site, { visitor, path, at = now(), country = "unknown" }) {
      pageviewsOf.get(find(site))?.add({ visitor: `added.${visitor}`, path, at, country, device: "desktop" });
    },
    report,
  };
}

function checkLevel(level: TrafficLevel): TrafficLevel {
  if (TRAFFIC_LEVELS.includes(level)) return level;
  throw new Error(`[onlookers] The mock has no traffic level "${level}". Use one of ${TRAFFIC_LEVELS.join(", ")}.`);
}

function checkVisitors(visitors: PinnedVisitors | null): PinnedVisitors | null {
  const counts = visitors === null ? [] : typeof visitors === "number" ? [visitors] : Object.values(visitors);
  const invalid = counts.find((count) => !Number.isSafeInteger(count) || count < 0);
  if (invalid === undefined) return visitors;
  throw new Error(`[onlookers] The mock cannot have ${invalid} visitors. Use whole numbers from 0.`);
}
