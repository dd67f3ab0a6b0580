import type { Site } from "../site.js";
import { dayCurve } from "./day-curve.js";
import { hash, randomFrom } from "./random.js";
import { LONGEST_SESSION, MEAN_SESSION, session, sitePlan } from "./session.js";
import { visitorsAddedBy, type TrafficTimeline } from "./traffic.js";
import type { View } from "./view.js";

const MINUTE = 60_000;
/** The span that traffic levels are given for. */
const LEVEL_WINDOW = 5 * MINUTE;
/** Minutes of arrivals kept per tier of traffic; what is asked again later is the same when made again. */
const KEPT = 200;

/** Visitors who come by themselves. */
export interface Walk {
  /** Unsorted views with `from < at ≤ to`, in epoch milliseconds. */
  views(from: number, to: number): View[];
}

/**
 * The visitors of one minute depend on the seed, the site, the minute and the tier of traffic alone, so any minute can
 * be asked at once, however far the clock jumped, and says the same each time. Switching the traffic decides which of
 * them are there, view by view: within one window the whole count has followed.
 */
export function createWalk(site: Site, seed: number | string, traffic: TrafficTimeline): Walk {
  const plan = sitePlan(site);
  const kept = new Map<string, readonly View[]>();

  function arrivals(minute: number, tier: number): readonly View[] {
    const key = `${minute}.${tier}`;
    const known = kept.get(key);
    if (known) return known;
    const random = randomFrom(hash(seed, site.name, key));
    const gap = 1 / arrivalRate(minute, tier);
    const views: View[] = [];
    // Exponential gaps between arrivals: people come independently of each other.
    for (let at = -Math.log(1 - random()) * gap, index = 0; at < MINUTE; index += 1) {
      views.push(...session({ visitor: `${key}.${index}`, at: minute * MINUTE + at }, plan, random));
      at -= Math.log(1 - random()) * gap;
    }
    kept.set(key, views);
    const oldest = kept.keys().next();
    if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value);
    return views;
  }

  /** Arrivals per millisecond. */
  function arrivalRate(minute: number, tier: number): number {
    const present = visitorsAddedBy(tier) * site.popularity * dayCurve(minute * MINUTE) * mood(minute);
    return present / (LEVEL_WINDOW + MEAN_SESSION);
  }

  /** A slow up and down between 0.85 and 1.15: no two evenings are alike. */
  function mood(minute: number): number {
    const block = Math.floor(minute / 10);
    const share = minute / 10 - block;
    const moodOf = (index: number) => 0.85 + 0.3 * randomFrom(hash(seed, site.name, "mood", index))();
    return moodOf(block) * (1 - share) + moodOf(block + 1) * share;
  }

  return {
    views(from, to) {
      const found: View[] = [];
      const first = Math.floor((from - LONGEST_SESSION) / MINUTE);
      for (let tier = traffic.highestTier(from, to); tier >= 0; tier -= 1) {
        for (let minute = first; minute * MINUTE <= to; minute += 1) {
          for (const view of arrivals(minute, tier)) {
            if (view.at > from && view.at <= to && traffic.tierAt(view.at) >= tier) found.push(view);
          }
        }
      }
      return found;
    },
  };
}
