import type { Site } from "../site.js";
import { draw, lottery, type Lottery } from "./random.js";
import type { View } from "./view.js";

/** Nobody stays longer; how far back one must look for sessions that still go on. */
export const LONGEST_SESSION = 12 * 60_000;

/** From the first view to the last, on average: measured, see the test of traffic levels. */
export const MEAN_SESSION = 75_000;

const GOES_ON = 0.68;
const SHORTEST_LOOK = 4000;
const MEAN_LOOK = 31_000;

const COUNTRIES = lottery(
  ["US", "GB", "DE", "FR", "IN", "CA", "NL", "ES", "SE", "JP", "BR", "AU"],
  (_, index) => 1 / (index + 1),
);
const DEVICES = lottery(["mobile", "desktop", "tablet"], (_, index) => [0.6, 0.35, 0.05][index] ?? 0);

/** Where visitors of a site land, and where they go from there. */
export interface SitePlan {
  readonly landing: Lottery<string>;
  readonly next: Lottery<string>;
}

/** Most land on the first pages; browsing spreads wider. */
export function sitePlan({ pages }: Pick<Site, "pages">): SitePlan {
  return {
    landing: lottery(pages, (_, index) => 1 / (index + 1) ** 2),
    next: lottery(pages, (_, index) => 1 / (index + 1)),
  };
}

/** Who comes, and when (epoch milliseconds). */
export interface Arrival {
  readonly visitor: string;
  readonly at: number;
}

/**
 * What one visitor looks at until they leave. The last page has no end: a reader who stays on it sends nothing more,
 * as with the real services.
 */
export function session({ visitor, at: arrival }: Arrival, plan: SitePlan, random: () => number): View[] {
  const country = draw(COUNTRIES, random());
  const device = draw(DEVICES, random());
  const views: View[] = [];
  let path = draw(plan.landing, random());
  let at = arrival;
  do {
    views.push({ visitor, path, at: Math.floor(at), country, device });
    at += SHORTEST_LOOK - Math.log(1 - random()) * MEAN_LOOK;
    path = draw(plan.next, random());
  } while (random() < GOES_ON && at < arrival + LONGEST_SESSION);
  return views;
}
