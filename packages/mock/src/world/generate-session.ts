import type { Site } from "../site/site.js";
import type { Pageview } from "./pageview.js";
import { pickWeighted, weighted, type WeightedItems } from "./random.js";

/** The maximum time from the first to the last page view of a session. */
export const MAX_SESSION_MS = 12 * 60_000;

/** The mean time from the first to the last page view. Measured; the test of traffic levels depends on it. */
export const MEAN_SESSION_MS = 75_000;

const CONTINUE_PROBABILITY = 0.68;
const MIN_PAGE_MS = 4000;
const MEAN_EXTRA_PAGE_MS = 31_000;

const COUNTRIES = weighted(
  ["US", "GB", "DE", "FR", "IN", "CA", "NL", "ES", "SE", "JP", "BR", "AU"],
  (_, index) => 1 / (index + 1),
);
const DEVICES = weighted(["mobile", "desktop", "tablet"], (_, index) => [0.6, 0.35, 0.05][index] ?? 0);

/** The probabilities of a site's pages: as the first page of a session, and as each next one. */
export interface Navigation {
  readonly landing: WeightedItems<string>;
  readonly next: WeightedItems<string>;
}

/** Most sessions start on the first pages. Later page views are spread more evenly. */
export function navigationOf({ pages }: Pick<Site, "pages">): Navigation {
  return {
    landing: weighted(pages, (_, index) => 1 / (index + 1) ** 2),
    next: weighted(pages, (_, index) => 1 / (index + 1)),
  };
}

/** What a session is generated from. */
export interface SessionInput {
  readonly visitor: string;
  /** The time of the first page view in epoch milliseconds. */
  readonly arrival: number;
  readonly navigation: Navigation;
  /** Returns numbers in [0, 1). */
  readonly random: () => number;
}

/**
 * Generates the page views of one visitor, oldest first. As with the real services, the time on the last page is
 * unknown: a visitor who stays on it causes no more page views.
 */
export function generateSession({ visitor, arrival, navigation, random }: SessionInput): Pageview[] {
  const country = pickWeighted(COUNTRIES, random());
  const device = pickWeighted(DEVICES, random());
  const pageviews: Pageview[] = [];
  let path = pickWeighted(navigation.landing, random());
  let at = arrival;
  do {
    pageviews.push({ visitor, path, at: Math.floor(at), country, device });
    at += MIN_PAGE_MS - Math.log(1 - random()) * MEAN_EXTRA_PAGE_MS;
    path = pickWeighted(navigation.next, random());
  } while (random() < CONTINUE_PROBABILITY && at < arrival + MAX_SESSION_MS);
  return pageviews;
}
