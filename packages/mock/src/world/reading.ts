import type { Site } from "../site.js";
import type { SiteViews } from "./site-views.js";
import type { View } from "./view.js";

/** A site as it was at one instant: all that a service may tell. */
export interface Reading {
  /** Whose numbers these are. Not always the site that was asked for: see the fault `wrong-site`. */
  readonly site: Site;
  /** Epoch milliseconds. Not always now: see the fault `stale`. */
  readonly at: number;
  /** The views of the last so many seconds, oldest first. */
  within(windowSeconds: number): readonly View[];
  /** Views with `from < at ≤ to` (epoch milliseconds), oldest first; none from after the reading. */
  between(from: number, to: number): readonly View[];
  /** The newest views, newest first, however old. */
  latest(limit: number): readonly View[];
}

/** @param at epoch milliseconds */
export function readingAt(site: Site, views: SiteViews, at: number): Reading {
  return {
    site,
    at,
    within: (windowSeconds) => views.between(at - windowSeconds * 1000, at),
    between: (from, to) => views.between(from, Math.min(to, at)),
    latest: (limit) => views.latest(limit, at),
  };
}
