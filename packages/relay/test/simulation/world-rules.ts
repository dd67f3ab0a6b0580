import type { Random } from "./random.js";

/** What kind of world a seed makes. Milliseconds unless said otherwise. */
export interface WorldRules {
  readonly instances: number;
  /** Sites on the one token. */
  readonly sites: number;
  readonly intervalSeconds: number;
  readonly windowSeconds: number;
  readonly limit: { readonly requests: number; readonly perSeconds: number };
  /** Whether the limit is above what the plan needs, so that a count is owed. */
  readonly isAmple: boolean;
  readonly timeout: number;
  /** The longest way to the store or back. */
  readonly storeLatency: number;
  readonly watches: boolean;
  /** How long the faults last; a calm follows. */
  readonly troubles: number;
  /** Shares of the steps, one a second, in which it happens. */
  readonly kills: number;
  readonly stops: number;
  readonly losses: number;
  readonly storeFaults: number;
  /** How long the store can't be reached from the start. */
  readonly awayAtFirst: number;
  /** Of the limit, for instances that can't reach the store; 0: they don't read. */
  readonly awayShare: number;
}

/** Long enough for every back-off and pause of the simulation to end. */
export const CALM = 420_000;

export function makeRules(random: Random): WorldRules {
  const intervalSeconds = random.whole(5, 30);
  const perSeconds = random.whole(60, 900);
  const sites = random.whole(1, 2);
  const needed = (sites * perSeconds) / intervalSeconds;
  const isAmple = random.chance(0.5);
  const requests =
    Math.ceil(needed * (isAmple ? random.between(1.8, 3) : random.between(0.1, 0.6))) + (isAmple ? 2 : 0);
  return {
    instances: random.chance(0.05) ? random.whole(6, 40) : random.whole(1, 4),
    sites,
    intervalSeconds,
    windowSeconds: intervalSeconds * random.whole(2, 6),
    limit: { requests, perSeconds },
    isAmple,
    timeout: random.whole(1000, 5000),
    storeLatency: random.between(2, 200),
    watches: random.chance(0.5),
    troubles: intervalSeconds * random.whole(4, 9) * 1000,
    kills: random.chance(0.3) ? 0.02 : 0,
    stops: random.chance(0.3) ? 0.02 : 0,
    losses: random.chance(0.2) ? 0.01 : 0,
    storeFaults: random.chance(0.3) ? 0.02 : 0,
    awayShare: random.chance(0.5) ? 0.3 : 0,
    awayAtFirst: random.chance(0.2) ? random.between(1_000, 120_000) : 0,
  };
}
