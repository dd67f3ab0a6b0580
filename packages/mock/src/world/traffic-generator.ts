import type { Site } from "../site/site.js";
import { generateSession, MAX_SESSION_MS, MEAN_SESSION_MS, navigationOf } from "./generate-session.js";
import type { Pageview } from "./pageview.js";
import { hash, randomFrom } from "./random.js";
import { relativeTraffic } from "./time-of-day.js";
import { visitorsAddedBy, type TrafficTimeline } from "./traffic-level.js";

const MINUTE_MS = 60_000;
/** The window in which a traffic level's visitors are counted. */
const LEVEL_WINDOW_MS = 5 * MINUTE_MS;
/** The cached minutes. Evicted minutes are generated again, with the same result. */
const MAX_CACHED_MINUTES = 200;

/** Options of {@link createTrafficGenerator}. */
export interface TrafficOptions {
  readonly site: Site;
  readonly seed: number | string;
  readonly timeline: TrafficTimeline;
}

/** Generates the page views of a site. */
export interface TrafficGenerator {
  /** The page views with `from < at ≤ to` (epoch milliseconds), not sorted. */
  pageviews(from: number, to: number): Pageview[];
}

/**
 * Creates the generator of a site. The arrivals of one minute depend only on the seed, the site, the minute and the tier
 * of traffic. So any minute can be generated at once, in any order, and always with the same result. The traffic level
 * at the time of a page view decides whether it is returned, so a count follows a switch within one window.
 */
export function createTrafficGenerator({ site, seed, timeline }: TrafficOptions): TrafficGenerator {
  const navigation = navigationOf(site);
  const cache = new Map<string, readonly Pageview[]>();

  function pageviewsOf(minute: number, tier: number): readonly Pageview[] {
    const key = `${minute}.${tier}`;
    const cached = cache.get(key);
    if (cached) return cached;
    const random = randomFrom(hash(seed, site.name, key));
    const meanGap = 1 / arrivalRate(minute, tier);
    const pageviews: Pageview[] = [];
    // Exponential gaps: visitors arrive independently of each other.
    for (let at = -Math.log(1 - random()) * meanGap, index = 0; at < MINUTE_MS; index += 1) {
      const arrival = minute * MINUTE_MS + at;
      pageviews.push(...generateSession({ visitor: `${key}.${index}`, arrival, navigation, random }));
      at -= Math.log(1 - random()) * meanGap;
    }
    cache.set(key, pageviews);
    const oldest = cache.keys().next();
    if (cache.size > MAX_CACHED_MINUTES && !oldest.done) cache.delete(oldest.value);
    return pageviews;
  }

  /** Arrivals per millisecond. */
  function arrivalRate(minute: number, tier: number): number {
    const visitors =
      visitorsAddedBy(tier) * site.popularity * relativeTraffic(minute * MINUTE_MS) * fluctuation(minute);
    return visitors / (LEVEL_WINDOW_MS + MEAN_SESSION_MS);
  }

  /** A factor from 0.85 to 1.15 that varies slowly, so that days differ. */
  function fluctuation(minute: number): number {
    const block = Math.floor(minute / 10);
    const fraction = minute / 10 - block;
    const factorOf = (index: number) => 0.85 + 0.3 * randomFrom(hash(seed, site.name, "mood", index))();
    return factorOf(block) * (1 - fraction) + factorOf(block + 1) * fraction;
  }

  return {
    pageviews(from, to) {
      const found: Pageview[] = [];
      const first = Math.floor((from - MAX_SESSION_MS) / MINUTE_MS);
      for (let tier = timeline.highestTier(from, to); tier >= 0; tier -= 1) {
        for (let minute = first; minute * MINUTE_MS <= to; minute += 1) {
          for (const pageview of pageviewsOf(minute, tier)) {
            if (pageview.at > from && pageview.at <= to && timeline.tierAt(pageview.at) >= tier) found.push(pageview);
          }
        }
      }
      return found;
    },
  };
}
