import { STRANGER, type Site } from "../site.js";
import type { PinnedVisitors } from "./pinned-visitors.js";
import { readingAt, type Reading } from "./reading.js";
import { siteViews, type SiteViews } from "./site-views.js";
import { countVisitors } from "./tally.js";
import { trafficTimeline, TRAFFIC_LEVELS, type TrafficLevel } from "./traffic.js";
import type { View } from "./view.js";
import { createWalk } from "./walk.js";

/** A view made by hand, see {@link World.visit}. */
export interface Visit {
  /** Any name; views with the same one are the same visitor's. */
  readonly visitor: string;
  readonly path: string;
  /**
   * Epoch milliseconds. In the future: happens once the clock gets there.
   *
   * @default now
   */
  readonly at?: number | undefined;
  /** @default "unknown" */
  readonly country?: string | undefined;
}

/**
 * The truth that the services report. A site is called by its name (`shop`) or by its id with any of the services;
 * an unknown one throws.
 */
export interface World {
  readonly sites: readonly Site[];
  /** The level that was switched to last. */
  readonly traffic: TrafficLevel;
  /** From now on. Past views stay, so a count has wholly followed after one window, and visibly after a minute. */
  setTraffic(level: TrafficLevel): void;
  /** Different visitors with a view in the last so many seconds: on the site, or on one page (exact path). */
  visitors(site: string, windowSeconds: number, page?: string): number;
  /** The views themselves, oldest first. */
  views(site: string, windowSeconds: number): readonly View[];
  /**
   * Pins the number of visitors, at once and in any window of a minute or more: in all, or by path
   * (`{ "/": 8, "/pricing": 5 }`). Visits by hand come on top. `null` brings the walk back.
   */
  setVisitors(site: string, visitors: PinnedVisitors | null): void;
  /** One view by hand, on top of whoever else is there. Alone: after `setVisitors(site, 0)`. */
  visit(site: string, visit: Visit): void;
}

/** The world as the services see it. */
export interface ReadableWorld extends World {
  /** @param at epoch milliseconds */
  read(site: Site, at: number): Reading;
}

/** What a world is made from. */
export interface WorldOptions {
  readonly sites: readonly Site[];
  readonly seed: number | string;
  readonly traffic: TrafficLevel;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** @throws Error for a level of traffic that there isn't */
export function createWorld({ sites, seed, traffic, now }: WorldOptions): ReadableWorld {
  const timeline = trafficTimeline(known(traffic));
  const viewsOf = new Map<Site, SiteViews>(
    [...sites, STRANGER].map((site) => [site, siteViews(site, createWalk(site, seed, timeline))]),
  );

  function find(name: string): Site {
    const site = sites.find((each) => namesOf(each).includes(name));
    if (site) return site;
    const names = sites.map((each) => `"${each.name}"`).join(", ");
    throw new Error(
      `[onlookers] The mock has no site "${name}". It has ${names}: use one of them, or add it to sites.`,
    );
  }

  function read(site: Site, at: number): Reading {
    const views = viewsOf.get(site);
    if (!views) throw new Error(`[onlookers] The site "${site.name}" is of another mock. Read it there.`);
    return readingAt(site, views, at);
  }

  const views = (site: string, windowSeconds: number) => read(find(site), now()).within(windowSeconds);

  return {
    sites,
    get traffic() {
      return timeline.level;
    },
    setTraffic: (level) => timeline.switchTo(known(level), now()),
    views,
    visitors(site, windowSeconds, page) {
      const all = views(site, windowSeconds);
      return countVisitors(page === undefined ? all : all.filter((view) => view.path === page));
    },
    setVisitors: (site, visitors) => viewsOf.get(find(site))?.pin(checked(visitors)),
    visit(site, { visitor, path, at = now(), country = "unknown" }) {
      viewsOf.get(find(site))?.add({ visitor: `visit.${visitor}`, path, at, country, device: "desktop" });
    },
    read,
  };
}

function namesOf({ name, plausible, ztas, versatailor }: Site): readonly (string | undefined)[] {
  return [name, plausible?.siteId, ztas?.siteId, versatailor?.siteId];
}

function known(level: TrafficLevel): TrafficLevel {
  if (TRAFFIC_LEVELS.includes(level)) return level;
  throw new Error(`[onlookers] "${level}" is no level of traffic. Use one of ${TRAFFIC_LEVELS.join(", ")}.`);
}

function checked(visitors: PinnedVisitors | null): PinnedVisitors | null {
  const counts = visitors === null ? [] : typeof visitors === "number" ? [visitors] : Object.values(visitors);
  const odd = counts.find((count) => !Number.isSafeInteger(count) || count < 0);
  if (odd === undefined) return visitors;
  throw new Error(`[onlookers] ${odd} visitors can't be: give whole numbers from 0.`);
}
