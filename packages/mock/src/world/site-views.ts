import type { Site } from "../site.js";
import { pinnedViews, type PinnedVisitors } from "./pinned-visitors.js";
import type { View } from "./view.js";
import type { Walk } from "./walk.js";

/** Visits by hand that are kept for a site, the newest by their time. */
const KEPT = 10_000;
/** How far back visitors who come by themselves can be asked for. */
const MEMORY = 24 * 3_600_000;
/** Spans to try, in milliseconds, when the latest views are asked for: most sites have some in the last minutes. */
const SPANS = [5 * 60_000, 3_600_000, Number.POSITIVE_INFINITY] as const;

/** All views of one site: those of the walk or of pinned visitors, and those made by hand. */
export interface SiteViews {
  /** Views with `from < at ≤ to` (epoch milliseconds), oldest first. Made by hand: ever; others: within a day of `to`. */
  between(from: number, to: number): readonly View[];
  /** The newest views up to `to`, newest first, however old. */
  latest(limit: number, to: number): readonly View[];
  /** Replaces the walk; `null` brings it back. */
  pin(pinned: PinnedVisitors | null): void;
  add(view: View): void;
}

/** @param walk the visitors who come by themselves */
export function siteViews(site: Site, walk: Walk): SiteViews {
  let pinned: PinnedVisitors | null = null;
  let byHand: readonly View[] = [];

  function between(from: number, to: number): readonly View[] {
    const since = Math.max(from, to - MEMORY);
    const others = pinned === null ? walk.views(since, to) : pinnedViews(site, pinned, since, to);
    return [...others, ...byHand.filter(({ at }) => at > from && at <= to)].sort((one, other) => one.at - other.at);
  }

  return {
    between,
    latest(limit, to) {
      let found: readonly View[] = [];
      for (const span of SPANS) {
        found = between(to - span, to);
        if (found.length >= limit) break;
      }
      return found.slice(-limit).reverse();
    },
    pin(next) {
      pinned = next;
    },
    add(view) {
      byHand = [...byHand, view].sort((one, other) => one.at - other.at).slice(-KEPT);
    },
  };
}
