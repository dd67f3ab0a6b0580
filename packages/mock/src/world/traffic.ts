/** How busy the world is, from the least to the most. */
export const TRAFFIC_LEVELS = ["quiet", "usual", "rush", "sale"] as const;

/** One of {@link TRAFFIC_LEVELS}. */
export type TrafficLevel = (typeof TRAFFIC_LEVELS)[number];

/** Visitors of an ordinary shop within five minutes, at an average hour of the day. */
const VISITORS: Readonly<Record<TrafficLevel, number>> = { quiet: 4, usual: 40, rush: 400, sale: 6000 };

/**
 * The visitors that a level has on top of the one below it. Each level's crowd holds those of all lower levels, so
 * that a switch adds or removes people and leaves the others alone.
 */
export function visitorsAddedBy(tier: number): number {
  return visitorsAt(tier) - visitorsAt(tier - 1);
}

function visitorsAt(tier: number): number {
  const level = TRAFFIC_LEVELS[tier];
  return level === undefined ? 0 : VISITORS[level];
}

/** Which level held when: what was switched, and since when. */
export interface TrafficTimeline {
  /** The level that holds since the last switch. */
  readonly level: TrafficLevel;
  /** @param at epoch milliseconds; forgets switches after it, so that a clock that was set back starts over */
  switchTo(level: TrafficLevel, at: number): void;
  /** The level at an instant, as an index of {@link TRAFFIC_LEVELS}. */
  tierAt(at: number): number;
  /** The highest index between two instants. */
  highestTier(from: number, to: number): number;
}

/** A timeline that has been at one level for ever. */
export function trafficTimeline(initial: TrafficLevel): TrafficTimeline {
  let switches: readonly { readonly from: number; readonly level: TrafficLevel }[] = [
    { from: Number.NEGATIVE_INFINITY, level: initial },
  ];
  const levelAt = (at: number): TrafficLevel => switches.findLast(({ from }) => from <= at)?.level ?? initial;

  return {
    get level() {
      return switches.at(-1)?.level ?? initial;
    },
    switchTo(level, at) {
      switches = [...switches.filter(({ from }) => from < at), { from: at, level }];
    },
    tierAt: (at) => TRAFFIC_LEVELS.indexOf(levelAt(at)),
    highestTier(from, to) {
      const levels = switches.filter((entry) => entry.from > from && entry.from <= to).map(({ level }) => level);
      return Math.max(...[levelAt(from), ...levels].map((level) => TRAFFIC_LEVELS.indexOf(level)));
    },
  };
}
