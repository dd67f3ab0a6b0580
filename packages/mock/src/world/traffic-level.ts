/** The levels of traffic, from the lowest to the highest. */
export const TRAFFIC_LEVELS = ["quiet", "usual", "rush", "sale"] as const;

/** One of {@link TRAFFIC_LEVELS}. */
export type TrafficLevel = (typeof TRAFFIC_LEVELS)[number];

/** Visitors of an ordinary site within five minutes, at an average hour of the day. */
const VISITORS: Readonly<Record<TrafficLevel, number>> = { quiet: 4, usual: 40, rush: 400, sale: 6000 };

/**
 * The visitors that a level adds to the level below. The visitors of a level include those of all lower levels, so a
 * switch adds or removes visitors and does not replace the others.
 *
 * @param tier an index of {@link TRAFFIC_LEVELS}
 */
export function visitorsAddedBy(tier: number): number {
  return visitorsAt(tier) - visitorsAt(tier - 1);
}

function visitorsAt(tier: number): number {
  const level = TRAFFIC_LEVELS[tier];
  return level === undefined ? 0 : VISITORS[level];
}

/** The history of the traffic level. */
export interface TrafficTimeline {
  /** The level since the last switch. */
  readonly level: TrafficLevel;
  /** @param at epoch milliseconds; later switches are removed, so that the clock may be set back */
  switchTo(level: TrafficLevel, at: number): void;
  /** The level at an instant, as an index of {@link TRAFFIC_LEVELS}. */
  tierAt(at: number): number;
  /** The highest index between two instants. */
  highestTier(from: number, to: number): number;
}

/** Creates a timeline with one level for all times. */
export function createTrafficTimeline(initial: TrafficLevel): TrafficTimeline {
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
